/** What the pain is like: folded away until it is wanted, since most of it was told by the patient. */

import { assess } from "../../messages/en/desk-assess";
import { SelectField } from "../parts/select-field";
import { ANSWERS, type Answer } from "./condition-draft";
import type { Assessment } from "./use-assessment";

const say = assess.condition;
const CHOICES = { asked: say.unknown, yes: say.yes, no: say.no };

export function PatternFields({ form: { draft, change } }: { form: Assessment }) {
  const answer = (name: (typeof ANSWERS)[number], said: Answer) =>
    change({ answers: { ...draft.answers, [name]: said } });
  return (
    <details class="pattern">
      <summary>
        {say.pattern}
        <small>{say.patternNote}</small>
      </summary>
      <div class="small-fields">
        {ANSWERS.map((name) => (
          <SelectField
            key={name}
            path={`answers.${name}`}
            label={say.answers[name]}
            value={draft.answers[name] || "asked"}
            choices={CHOICES}
            onValue={(said) => answer(name, said === "asked" ? "" : said)}
          />
        ))}
      </div>
    </details>
  );
}
