/** Who it is, what a usual week is like, and what was done more of before it began. */

import { assess } from "../../messages/en/desk-assess";
import { Field } from "../parts/field";
import { SelectField } from "../parts/select-field";
import type { ConditionDraft } from "./condition-draft";
import type { Assessment } from "./use-assessment";

const say = assess.condition;

type TypedName = {
  [Name in keyof ConditionDraft]: ConditionDraft[Name] extends string ? Name : never;
}[keyof ConditionDraft];

export function PersonFields({ form }: { form: Assessment }) {
  const { draft, change, problems } = form;
  const field = (name: TypedName, path: string) => ({
    path,
    value: draft[name],
    onValue: (value: string) => change({ [name]: value }),
    problem: problems[path],
    type: "number" as const,
  });
  return (
    <fieldset class="small-fields">
      <legend>{say.person}</legend>
      <Field {...field("birthYear", "birth_year")} label={say.birthYear} />
      <SelectField
        path="sex"
        label={say.sex}
        value={draft.sex}
        choices={say.sexes}
        onValue={(sex) => change({ sex })}
      />
      <Field {...field("weightKg", "body_weight_kg")} type="decimal" label={say.weight} unit="kg" />
      <Field {...field("usualPain", "usual_pain")} label={say.usualPain} unit="/ 10" />
      <Field {...field("stiffnessMinutes", "usual_stiffness_minutes")} label={say.stiffness} unit="min" />
      <Field {...field("steps", "baseline_steps")} label={say.steps} unit={say.aWeek} />
      <Field {...field("runMinutes", "baseline_run_minutes")} label={say.run} unit={say.minutesAWeek} />
      <Field {...field("games", "baseline_games")} label={say.games} unit={say.aWeek} />
      <SelectField
        path="load_change"
        label={say.change}
        value={draft.loadKind || "none"}
        choices={say.changes}
        onValue={(kind) => change({ loadKind: kind === "none" ? "" : kind })}
      />
      {draft.loadKind !== "" && (
        <>
          <Field {...field("loadPercent", "load_change.percent")} label={say.percent} unit="%" />
          <Field {...field("loadWeeks", "load_change.weeks")} label={say.weeksAgo} unit={say.weeksUnit} />
        </>
      )}
    </fieldset>
  );
}
