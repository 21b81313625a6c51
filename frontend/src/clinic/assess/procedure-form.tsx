/** Records a procedure; what speaks against it, and what it stops, stands there before it is saved. */

import { useState } from "preact/hooks";
import { assess } from "../../messages/en/desk-assess";
import { procedures } from "../../messages/en/desk-names";
import { isDate, type LocalDate, sayDate } from "../calendar";
import { Field } from "../parts/field";
import { Callout } from "../parts/page";
import { SelectField } from "../parts/select-field";
import { type Records, recordProcedure } from "../records/data";
import {
  isSecondInjection,
  type ProcedureDraft,
  procedureOf,
  procedureProblems,
  untouchedOn,
  waitsFor,
} from "./procedure-draft";
import { useSending } from "./sending";

const say = assess.procedure;
const KINDS = { none: say.choose, ...procedures };
const SIDES = { none: say.choose, ...assess.sides };

interface FormProps {
  patientId: string;
  records: Records;
  today: LocalDate;
  onDone: (words: string) => void;
  onLeave: () => void;
}

export function ProcedureForm({ patientId, records, today, onDone, onLeave }: FormProps) {
  const [draft, setDraft] = useState(() => untouchedOn(today));
  const { problems, said, isSending, send, refuse } = useSending();
  const change = (changes: Partial<ProcedureDraft>) => setDraft((last) => ({ ...last, ...changes }));
  const until = isDate(draft.restartOn) ? sayDate(draft.restartOn, today) : null;
  const isSecond = isSecondInjection(draft.kind, records);

  const save = async () => {
    const found = procedureProblems(draft, records, today);
    const procedure = procedureOf(draft);
    if (procedure === null || Object.keys(found).length > 0) return refuse(found);
    const words = waitsFor(draft, today) ? say.done(until) : say.doneFree;
    const isSaved = await send(
      () => recordProcedure(patientId, procedure),
      () => words,
    );
    return isSaved ? onDone(words) : undefined;
  };

  return (
    <fieldset class="own-form">
      <legend>{say.begin}</legend>
      <Fields draft={draft} change={change} problems={problems} />
      {draft.kind !== "" && (
        <Callout tone="load" title={say.warning}>
          {say.warnings[draft.kind]}
        </Callout>
      )}
      {isSecond && <SecondInjection records={records} />}
      <Field
        path="procedure.reason"
        label={isSecond ? say.reasonSecond : say.reason}
        type="textarea"
        value={draft.reason}
        onValue={(reason) => change({ reason })}
        problem={problems.reason}
      />
      <div class="actions actions-left">
        <button
          class="button button-main"
          type="button"
          data-test="record-procedure"
          disabled={isSending}
          onClick={() => void save()}
        >
          {say.save(waitsFor(draft, today) ? until : null)}
        </button>
        <button class="button" type="button" onClick={onLeave}>
          {say.leave}
        </button>
      </div>
      {said && !said.isGood && <Callout tone="load" title={said.text} />}
    </fieldset>
  );
}

interface FieldsProps {
  draft: ProcedureDraft;
  change: (changes: Partial<ProcedureDraft>) => void;
  problems: Record<string, string>;
}

function Fields({ draft, change, problems }: FieldsProps) {
  return (
    <div class="small-fields">
      <SelectField
        path="procedure.kind"
        label={say.kind}
        value={draft.kind || "none"}
        choices={KINDS}
        onValue={(kind) => change({ kind: kind === "none" ? "" : kind })}
        problem={problems.kind}
      />
      <SelectField
        path="procedure.side"
        label={say.side}
        value={draft.side || "none"}
        choices={SIDES}
        onValue={(side) => change({ side: side === "none" ? "" : side })}
        problem={problems.side}
      />
      <Field
        path="procedure.done_on"
        label={say.on}
        type="date"
        value={draft.on}
        onValue={(on) => change({ on })}
        problem={problems.done_on}
      />
      <Field
        path="procedure.done_by"
        label={say.by}
        value={draft.by}
        onValue={(by) => change({ by })}
        problem={problems.done_by}
      />
      <Field
        path="procedure.restart_on"
        label={say.restart}
        type="date"
        value={draft.restartOn}
        onValue={(restartOn) => change({ restartOn })}
        hint={say.restartHint}
        problem={problems.restart_on}
      />
    </div>
  );
}

function SecondInjection({ records }: { records: Records }) {
  return (
    <div class="second">
      <p>
        <strong>{say.second}</strong>
      </p>
      <h4>{say.tried}</h4>
      {records.tried.length === 0 && <p class="small">{say.triedNothing}</p>}
      <ul>
        {records.tried.map(({ key, title, weeks, adherence_percent }) => (
          <li key={key}>{say.triedLine(title, weeks, adherence_percent)}</li>
        ))}
      </ul>
    </div>
  );
}
