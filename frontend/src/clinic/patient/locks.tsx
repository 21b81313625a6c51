/** What rules keep off the calendar, and lifting it with a reason. */

import { useState } from "preact/hooks";
import { decisions } from "../../messages/en/desk-decisions";
import { keepFocus } from "../../ui/focus";
import { sayDay, sayMoment } from "../calendar";
import { type Lock, liftLock, type PastLock, type Progress } from "../decisions";
import { CardHead } from "../parts/page";
import { RuleId } from "../parts/rule-id";
import { ReasonForm } from "./reason-form";

const say = decisions.locks;

interface LocksProps {
  patientId: string;
  progress: Progress;
  zone: string;
  onChanged: () => void;
}

export function Locks({ patientId, progress, zone, onChanged }: LocksProps) {
  const { locks, past_locks: past } = progress;
  if (locks.length === 0 && past.length === 0) return null;
  return (
    <section class="card" aria-labelledby="locks" data-test="locks">
      <CardHead id="locks" title={say.title} note={locks.length > 0 ? say.note : undefined} />
      {locks.map((lock) => (
        <Standing key={lock.id} lock={lock} patientId={patientId} zone={zone} onChanged={onChanged} />
      ))}
      {past.length > 0 && (
        <details class="more">
          <summary>{say.past(past.length)}</summary>
          <ul class="story">
            {past.map((lock) => (
              <li key={`${lock.id} ${lock.lifted_at}`}>
                <p>
                  <RuleId rule={lock.rule} effect={lock.effect} /> {sayWhat(lock)}
                </p>
                <p class="soft small">{sayLifted(lock, zone)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function sayWhat(lock: Lock): string {
  return lock.what.map((one) => say.what[one]).join(", ");
}

function sayLifted(lock: PastLock, zone: string): string {
  const when = lock.lifted_at ? sayMoment(lock.lifted_at, zone, new Date()) : "";
  if (lock.lifted_by === "") return say.withdrawn(when);
  return `${say.lifted(lock.lifted_by, when)}: ${lock.lift_reason}`;
}

function Standing({ lock, patientId, zone, onChanged }: Omit<LocksProps, "progress"> & { lock: Lock }) {
  const [isLifting, setLifting] = useState(false);
  const leave = () => {
    setLifting(false);
    keepFocus(`[data-test=lift-${lock.rule}]`, "#verdict");
  };
  const lift = async (reason: string) => {
    try {
      await liftLock(patientId, lock.id, reason);
    } catch {
      return say.failed;
    }
    leave();
    onChanged();
    return null;
  };
  const since = say.since(sayMoment(lock.since, zone, new Date()));
  return (
    <div class="lock">
      <div class="standing">
        <div>
          <p>
            <RuleId rule={lock.rule} effect={lock.effect} /> <strong>{sayWhat(lock)}</strong>
          </p>
          <p class="small">{lock.saw}</p>
          <p class="soft small">{lock.until ? `${since}, ${say.until(sayDay(lock.until))}` : since}</p>
        </div>
        {!isLifting && (
          <button
            class="button"
            type="button"
            data-test={`lift-${lock.rule}`}
            onClick={() => setLifting(true)}
          >
            {say.lift}
            <span class="hidden">: {lock.rule}</span>
          </button>
        )}
      </div>
      {isLifting && (
        <ReasonForm
          path="lift-reason"
          label={say.reason}
          hint={say.reasonHint}
          needed={say.needReason}
          confirm={say.liftNow}
          keep={say.keep}
          onConfirm={lift}
          onLeave={leave}
        >
          <p class="small">{say.effect}</p>
        </ReasonForm>
      )}
    </div>
  );
}
