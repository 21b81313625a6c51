/** How far apart the sessions lie at least: as the programme has it, or further. */

import { plan as say } from "../../messages/en/desk-plan";
import { fieldId } from "../parts/field";
import { Icon } from "../parts/icon";
import type { Draft } from "./draft";
import type { PlanForm } from "./plan-form";
import { mostDaysApart } from "./spacing";

interface Props {
  form: PlanForm;
  draft: Draft;
}

const PATH = "sessions.days_apart";

export function DaysApart({ form, draft }: Props) {
  const usual = form.usualSpacing.daysApart;
  const most = mostDaysApart(form.usualSpacing);
  const problem = form.problemAt(PATH);
  if (most === usual && !problem) return null;
  const chosen = draft.daysApart || String(usual);
  const before = form.original && (form.original.daysApart || String(usual));
  const isOf = (days: number, value: string | null) => value === String(days);
  return (
    <>
      <fieldset
        class="days days-apart"
        id={fieldId(PATH)}
        tabIndex={-1}
        aria-describedby={problem && "days-apart-error"}
      >
        <legend>{say.daysApart}</legend>
        {Array.from({ length: most - usual + 1 }, (_, more) => usual + more).map((days) => (
          <label
            key={days}
            class={before !== null && isOf(days, before) !== isOf(days, chosen) ? "was" : undefined}
          >
            <input
              type="radio"
              name={PATH}
              value={days}
              checked={isOf(days, chosen)}
              onChange={() => form.change({ ...draft, daysApart: days === usual ? "" : String(days) })}
            />
            <span>{say.orMore(days)}</span>
            {days === usual && <small>{say.asProgramme}</small>}
          </label>
        ))}
      </fieldset>
      {problem && (
        <p class="error" id="days-apart-error">
          <Icon name="info" small />
          <span>{problem}</span>
        </p>
      )}
    </>
  );
}
