/** What the warning signs come to: by the phone at once, by the server as soon as it has answered. */

import type { ComponentChildren } from "preact";
import type { Verdict } from "../../domain/tables";
import { end } from "../../messages/en/outcome";
import * as words from "../../messages/en/screening";
import { Said } from "../happened/said";
import { useTold } from "../use-told";

interface Props {
  verdict: Verdict | null;
  /** Of the entry. */
  id: string | null;
  over: string;
  /** What may be begun now, given what was decided. */
  children?: (verdict: string, isTold: boolean) => ComponentChildren;
}

const HEADINGS: Record<string, string> = {
  emergency: words.emergency.heading,
  stop: words.verdict.stop,
  clinician: words.verdict.clinician,
  limited: end.limited,
  ok: end.ok,
};

export function Outcome({ verdict: own, id, over, children }: Props) {
  const told = useTold(id);
  const verdict = told?.verdict ?? own;
  const said = verdict
    ? { ...verdict, heading: HEADINGS[verdict.verdict] ?? end.saved }
    : { heading: end.saved, effect: "hold", saw: end.savedText, do: "", call: "" };
  const isHeld = (verdict?.locks.length ?? 0) > 0;
  const offer = verdict && children?.(verdict.verdict, told !== null);
  return (
    <Said
      heading={said.heading}
      effect={said.effect}
      saw={said.saw}
      do={said.do}
      call={said.call}
      over={over}
      dock={
        offer ? (
          <div class="actions">
            <a class="button button-plain" href="/" data-test="leave">
              {end.notNow}
            </a>
          </div>
        ) : (
          <a class="button button-main" href="/" data-test="leave">
            {end.toToday}
          </a>
        )
      }
    >
      <p class="small soft">{isHeld ? `${words.verdict.held} ${words.verdict.saved}` : end.seen}</p>
      {offer}
    </Said>
  );
}
