/** Which template, from which day. */

import { plan as say } from "../../messages/en/desk-plan";
import { sayDate } from "../calendar";
import { Field, fieldId } from "../parts/field";
import type { Draft } from "./draft";
import { startOn } from "./draft";
import type { PlanForm } from "./plan-form";
import { wasIf } from "./was";

interface BlockProps {
  form: PlanForm;
  draft: Draft;
}

export function ProgrammeBlock({ form, draft }: BlockProps) {
  const { original } = form;
  return (
    <section class="block">
      <div class="block-head">
        <h2>{say.programme}</h2>
        {original && <p>{say.changedHint}</p>}
      </div>
      <div class="two">
        <TemplateField form={form} draft={draft} />
        <Field
          path="starts_on"
          label={say.startsOn}
          type="date"
          min={original ? undefined : form.today}
          value={draft.startsOn}
          onValue={(date) => form.change(startOn(draft, date))}
          hint={original ? say.keepsStart : undefined}
          problem={form.problemAt("starts_on")}
          was={wasIf(original?.startsOn, draft.startsOn, sayDate)}
        />
      </div>
    </section>
  );
}

function TemplateField({ form, draft }: BlockProps) {
  const chosen = form.templates.find((template) => template.id === draft.template);
  const id = fieldId("template");
  const was = wasIf(form.original?.template, draft.template, form.titleOf);
  return (
    <div class="field">
      <label for={id}>{say.template}</label>
      <select
        id={id}
        value={draft.template}
        aria-describedby={`${id}-hint`}
        class={was ? "entry is-new" : "entry"}
        onChange={(event) => form.change({ ...draft, template: event.currentTarget.value })}
      >
        {form.templates.map((template) => (
          <option key={template.id} value={template.id}>
            {template.title}
          </option>
        ))}
      </select>
      {was && <span class="was-line">{say.was(was)}</span>}
      <p class="hint" id={`${id}-hint`}>
        {chosen && `${say.lasts(chosen.weeks)}. ${chosen.summary}`}
      </p>
    </div>
  );
}
