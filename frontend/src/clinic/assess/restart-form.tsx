/** The day from which loading may begin again, named or changed with a reason. */

import { useState } from "preact/hooks";
import { assess } from "../../messages/en/desk-assess";
import { isDate, sayDate } from "../calendar";
import { Field } from "../parts/field";
import { Callout } from "../parts/page";
import { type Procedure, setRestart } from "../records/data";
import { useSending } from "./sending";

const say = assess.procedure;

interface RestartProps {
  patientId: string;
  procedure: Procedure;
  today: string;
  onSet: (words: string) => void;
  onLeave: () => void;
}

export function RestartForm({ patientId, procedure, today, onSet, onLeave }: RestartProps) {
  const [on, setOn] = useState(procedure.restart_on ?? "");
  const [reason, setReason] = useState("");
  const { problems, said, isSending, send, refuse } = useSending();
  const save = async () => {
    const found = {
      ...(!isDate(on) && { restart_on: assess.problems.date }),
      ...(isDate(on) && on <= procedure.done_on && { restart_on: assess.problems.restart }),
      ...(reason.trim() === "" && { reason: assess.problems.reason }),
    };
    if (Object.keys(found).length > 0) return refuse(found);
    const words = say.isSet(sayDate(on, today));
    const isSaved = await send(
      () => setRestart(patientId, procedure.id, { restart_on: on, reason: reason.trim() }),
      () => words,
    );
    return isSaved ? onSet(words) : undefined;
  };
  return (
    <fieldset class="own-form">
      <legend>{say.restart}</legend>
      <div class="line-form">
        <Field
          path="restart_on"
          label={say.restart}
          type="date"
          value={on}
          onValue={setOn}
          problem={problems.restart_on}
          hasFocus
        />
        <Field
          path="reason"
          label={say.nameReason}
          value={reason}
          onValue={setReason}
          problem={problems.reason}
        />
        <button class="button" type="button" disabled={isSending} onClick={() => void save()}>
          {say.set}
        </button>
        <button class="button" type="button" onClick={onLeave}>
          {say.leave}
        </button>
      </div>
      {said && !said.isGood && <Callout tone="load" title={said.text} />}
    </fieldset>
  );
}
