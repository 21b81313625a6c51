/** Part 5: what was done to the tendon, what waits because of it, and a record of something new. */

import { useState } from "preact/hooks";
import { assess } from "../../messages/en/desk-assess";
import { procedures } from "../../messages/en/desk-names";
import { sayDate } from "../calendar";
import { Callout, Quiet } from "../parts/page";
import type { Procedure, Records } from "../records/data";
import { Part } from "./part";
import { ProcedureForm } from "./procedure-form";
import { RestartForm } from "./restart-form";

const say = assess.procedure;

interface ProceduresProps {
  patientId: string;
  records: Records;
  today: string;
  onChanged: () => void;
}

export function ProceduresPart({ patientId, records, today, onChanged }: ProceduresProps) {
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const settle = (words: string) => {
    setDone(words);
    setOpen(false);
    onChanged();
  };
  return (
    <Part number={5} title={say.title} note={say.note}>
      <div class="stack stack-tight">
        {done && <Callout tone="good" icon="check" title={done} />}
        {records.procedures.length > 0 && (
          <ul class="done-list">
            {records.procedures.map((procedure) => (
              <ProcedureLine
                key={procedure.id}
                patientId={patientId}
                procedure={procedure}
                today={today}
                onSet={settle}
              />
            ))}
          </ul>
        )}
        {isOpen ? (
          <ProcedureForm
            patientId={patientId}
            records={records}
            today={today}
            onDone={settle}
            onLeave={() => setOpen(false)}
          />
        ) : (
          <p>
            <button class="button" type="button" data-test="procedure" onClick={() => setOpen(true)}>
              {say.begin}
            </button>
          </p>
        )}
      </div>
    </Part>
  );
}

interface LineProps {
  patientId: string;
  procedure: Procedure;
  today: string;
  onSet: (words: string) => void;
}

function ProcedureLine({ patientId, procedure, today, onSet }: LineProps) {
  const { kind, side, done_on, done_by, restart_on, is_waiting, reason, warnings } = procedure;
  const [isSetting, setSetting] = useState(false);
  const day = restart_on && sayDate(restart_on, today);
  return (
    <li>
      <div class="done-head">
        <h3>{say.title_(procedures[kind], assess.sides[side])}</h3>
        <p class="small soft">{say.line(sayDate(done_on, today), done_by)}</p>
        <span class={is_waiting ? "chip chip-load" : "chip"}>
          {day === null ? say.waits : is_waiting ? say.waitsUntil(day) : say.restarted(day)}
        </span>
      </div>
      {reason && <p class="small">“{reason}”</p>}
      {warnings.map((warning) => (
        <Quiet key={warning}>{warning}</Quiet>
      ))}
      {isSetting ? (
        <RestartForm
          patientId={patientId}
          procedure={procedure}
          today={today}
          onSet={(words) => {
            setSetting(false);
            onSet(words);
          }}
          onLeave={() => setSetting(false)}
        />
      ) : (
        <button class="button" type="button" onClick={() => setSetting(true)}>
          {restart_on === null ? say.name : say.change}
        </button>
      )}
    </li>
  );
}
