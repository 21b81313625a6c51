/** What the rules say: what we saw, what to do, and who to call when it is more than that. */

import { useEffect, useRef } from "preact/hooks";
import type { Verdict } from "../../domain/tables";
import { Callout } from "../../ui/callout";

const TONES: Record<string, "good" | "load" | "stop"> = {
  emergency: "stop",
  stop: "stop",
  step_back: "stop",
  hold: "load",
  ok: "good",
};

type Said = Pick<Verdict, "rule" | "effect" | "saw" | "do" | "call">;

/** The tables' words for: there is no need to. */
const NOBODY = /^Nobody/;

export function Advice({ verdict }: { verdict: Said }) {
  const place = useRef<HTMLDivElement>(null);
  const { rule, saw, effect } = verdict;
  useEffect(() => {
    place.current?.scrollIntoView({ block: "nearest" });
  }, [rule]);
  return (
    <div class="advice" data-test="advice" data-rule={rule} ref={place}>
      <Callout icon={effect === "ok" ? "check" : "info"} tone={TONES[effect]} heading={saw}>
        <p>
          {verdict.do} {!NOBODY.test(verdict.call) && verdict.call}
        </p>
      </Callout>
    </div>
  );
}
