/** Which template, from which day. */

import { plan as say } from "../../messages/en/desk-plan";
import { sayDate } from "../calendar";
import type { Template } from "../data";
import { Field, fieldId } from "../parts/field";
import { Icon } from "../parts/icon";
import { Callout } from "../parts/page";
import type { Draft } from "./draft";
import { chooseTemplate, startOn } from "./draft";
import type { PlanForm } from "./plan-form";
import { wasIf } from "./was";

const HOURS_A_DAY = 24;

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
      {form.template && <TemplateMarks template={form.template} />}
      <LateStart hours={form.previewed.preview?.late_start_hours ?? null} />
    </section>
  );
}

function LateStart({ hours }: { hours: number | null }) {
  if (hours === null) return null;
  return <Callout title={say.startsLate(Math.round(hours / HOURS_A_DAY))}>{say.startsLateWhy}</Callout>;
}

/** The careful start is a patient's own, without a clinician. */
function offeredTemplates({ templates, draft, running }: PlanForm) {
  const inUse = [draft?.template, running?.prescription.template];
  return templates.filter((template) => !template.is_self_guided || inUse.includes(template.id));
}

function TemplateField({ form, draft }: BlockProps) {
  const chosen = form.template;
  const id = fieldId("template");
  const was = wasIf(form.original?.template, draft.template, form.titleOf);
  const choose = (name: string) => {
    const template = form.templates.find((one) => one.id === name);
    if (template) form.change(chooseTemplate(draft, template, form.running !== null));
  };
  return (
    <div class="field">
      <label for={id}>{say.template}</label>
      <select
        id={id}
        value={draft.template}
        aria-describedby={`${id}-hint`}
        class={was ? "entry is-new" : "entry"}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {offeredTemplates(form).map((template) => (
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

function TemplateMarks({ template }: { template: Template }) {
  return (
    <>
      <p class="template-marks">
        <span class="chip">{say.sites[template.site]}</span>
        {template.is_locked && (
          <span class="chip chip-load">
            <Icon name="lock" small />
            {say.lockedMark}
          </span>
        )}
      </p>
      {template.is_locked && <Callout tone="load" icon="lock" title={say.lockedWhy} />}
      <details class="stage-list">
        <summary>{say.stages(template.stages.length)}</summary>
        <ol>
          {template.stages.map((stage) => (
            <li key={stage.key}>
              <strong>{stage.title}</strong>
              <span class="soft">
                {[say.stageWeeks(stage.most_weeks), stage.needs_clinician ? say.stageYours : ""]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              <span>{stage.summary}</span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
