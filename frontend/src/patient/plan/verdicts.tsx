/** Every verdict so far, with the rule that gave it. */

import { useState } from "preact/hooks";
import type { Shapes } from "../../api/types";
import { dateOf, wallAt } from "../../domain/wall";
import { verdicts as words } from "../../messages/en/plan";
import { shortDate } from "../../messages/en/words";
import { today } from "../../state";

type Listed = Shapes["ListedVerdictOut"];

const FIRST = 5;
const TONES: Record<string, string> = {
  emergency: "is-stop",
  stop: "is-stop",
  clinician: "is-ask",
  step_back: "is-ask",
  hold: "is-ask",
};

export default function Verdicts({ verdicts }: { verdicts: readonly Listed[] }) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? verdicts : verdicts.slice(0, FIRST);
  return (
    <section class="section" aria-labelledby="verdicts">
      <h2 id="verdicts">{words.heading}</h2>
      {!verdicts.length && <p class="soft">{words.none}</p>}
      {verdicts.length > 0 && (
        <ol class="said-so-far">
          {shown.map((one) => (
            <One key={one.id} one={one} />
          ))}
        </ol>
      )}
      {shown.length < verdicts.length && (
        <button class="button button-wide below" type="button" onClick={() => setAll(true)}>
          {words.more}
        </button>
      )}
    </section>
  );
}

function One({ one }: { one: Listed }) {
  const zone = today.value?.person.zone ?? "UTC";
  const small = [
    words.rule(one.rule),
    one.withdrawn_at && words.withdrawn,
    one.override && words.overridden(one.override.author),
  ].filter(Boolean);
  return (
    <li class={one.withdrawn_at ? "is-withdrawn" : TONES[one.effect]} data-test="verdict">
      <p class="small soft">
        <time dateTime={one.at}>{shortDate(dateOf(wallAt(Date.parse(one.at), zone)))}</time> ·{" "}
        {small.join(" · ")}
      </p>
      <p>
        <strong>{one.saw}</strong> {one.do}
      </p>
    </li>
  );
}
