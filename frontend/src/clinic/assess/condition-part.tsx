/** Part 1: what it is, on which side, and what else is known of the person. */

import { assess } from "../../messages/en/desk-assess";
import { coFindings, diagnoses, illnesses, sites } from "../../messages/en/desk-names";
import { sayDate } from "../calendar";
import { Quiet } from "../parts/page";
import { SelectField } from "../parts/select-field";
import { Legs, LegsRow } from "./legs";
import { Part } from "./part";
import { PatternFields } from "./pattern-fields";
import { PersonFields } from "./person-fields";
import type { Assessment } from "./use-assessment";

const say = assess.condition;

export function ConditionPart({ form }: { form: Assessment }) {
  const { draft, change, problems } = form;
  return (
    <Part number={1} title={say.title} note={say.note}>
      <div class="stack stack-tight">
        <div class="two">
          <SelectField
            path="diagnosis"
            label={say.diagnosis}
            value={draft.diagnosis}
            choices={diagnoses}
            onValue={(diagnosis) => change({ diagnosis })}
            problem={problems.diagnosis}
          />
          <Confirmation form={form} />
        </div>
        <Sites form={form} />
        <Ticks
          legend={say.coFindings}
          words={coFindings}
          ticked={draft.coFindings}
          onTick={(ticked) => change({ coFindings: ticked })}
        />
        <Ticks
          legend={say.illnesses}
          words={illnesses}
          ticked={draft.conditions}
          onTick={(conditions) => change({ conditions })}
        />
        <PersonFields form={form} />
        <PatternFields form={form} />
      </div>
    </Part>
  );
}

function Confirmation({ form: { draft, opened, today, change } }: { form: Assessment }) {
  const { confirmed_by, confirmed_at } = opened;
  return (
    <div class="confirmation">
      <label class="pick">
        <input
          type="checkbox"
          data-test="confirm"
          checked={draft.isConfirmed}
          onChange={(event) => change({ isConfirmed: event.currentTarget.checked })}
        />
        {say.confirmed}
      </label>
      <Quiet icon={confirmed_by ? "check" : "info"}>
        {confirmed_by && confirmed_at
          ? say.confirmedBy(confirmed_by, sayDate(confirmed_at, today))
          : say.notConfirmed}
      </Quiet>
    </div>
  );
}

function Sites({ form: { draft, change } }: { form: Assessment }) {
  const isOnFloor = [draft.siteLeft, draft.siteRight].some((site) => ["insertional", "both"].includes(site));
  return (
    <Legs label={say.table}>
      <LegsRow
        title={say.site}
        small={say.siteHint}
        left={
          <SelectField
            path="site_left"
            label={assess.conflict.parts.site_left}
            isLabelHidden
            value={draft.siteLeft}
            choices={sites}
            onValue={(siteLeft) => change({ siteLeft })}
          />
        }
        right={
          <SelectField
            path="site_right"
            label={assess.conflict.parts.site_right}
            isLabelHidden
            value={draft.siteRight}
            choices={sites}
            onValue={(siteRight) => change({ siteRight })}
          />
        }
        says={isOnFloor && say.onFloor}
      />
    </Legs>
  );
}

interface TicksProps<Name extends string> {
  legend: string;
  words: Readonly<Record<Name, string>>;
  ticked: readonly Name[];
  onTick: (ticked: Name[]) => void;
}

function Ticks<Name extends string>({ legend, words, ticked, onTick }: TicksProps<Name>) {
  const switchTo = (name: Name, isOn: boolean) =>
    onTick(isOn ? [...ticked, name] : ticked.filter((other) => other !== name));
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {(Object.keys(words) as Name[]).map((name) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={ticked.includes(name)}
            onChange={(event) => switchTo(name, event.currentTarget.checked)}
          />
          {words[name]}
        </label>
      ))}
    </fieldset>
  );
}
