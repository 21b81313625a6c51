/** A patient's latest reminders: what became of each in a line, its whole life on a press. */

import { useCallback, useState } from "preact/hooks";
import { lives as say } from "../../messages/en/desk-reach";
import { said, type Life as Whole, withConfirmed } from "../../reminders/history/life";
import { localNow, sayMoment, timeOf } from "../calendar";
import { readReminders } from "../data";
import { CardHead, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { SEE_REMINDERS } from "../places";
import { lookOf, momentsOf, tallyOf } from "./moments";
import "./reminders.css";

const FEW = 6;

export function PatientReminders({ id, zone }: { id: string; zone: string }) {
  const read = useCallback(() => readReminders(id), [id]);
  const resource = useResource(read);
  const known = resource.value;
  const reminders = known ? withConfirmed(known.reminders, known.devices) : undefined;
  return (
    <section class="card" aria-labelledby="reminders" data-test="reminders">
      <CardHead
        id="reminders"
        title={say.title}
        note={say.note}
        isArriving={location.search === SEE_REMINDERS}
      />
      {reminders === undefined ? (
        <Waiting resource={resource} />
      ) : reminders.length === 0 ? (
        <Quiet icon="bell">{say.none}</Quiet>
      ) : (
        <Lives reminders={reminders} zone={zone} />
      )}
    </section>
  );
}

function Lives({ reminders, zone }: { reminders: Whole[]; zone: string }) {
  const [isWhole, showWhole] = useState(false);
  const { shown, answered, all } = tallyOf(reminders);
  return (
    <>
      {all > 0 && <p>{say.tally(shown, answered, all)}</p>}
      <ol class="told-lives">
        {reminders.slice(0, isWhole ? undefined : FEW).map((life) => (
          <Life key={life.id} life={life} zone={zone} />
        ))}
      </ol>
      {!isWhole && reminders.length > FEW && (
        <button class="button" type="button" onClick={() => showWhole(true)}>
          {say.all(reminders.length)}
        </button>
      )}
    </>
  );
}

function Life({ life, zone }: { life: Whole; zone: string }) {
  const now = new Date();
  const { ending, reason } = said(life);
  const isSeenTest = life.kind === "test" && ending === "seen";
  return (
    <li>
      <details>
        <summary>
          <span class={`told-bead told-${lookOf(life)}`} />
          <time dateTime={life.due_at}>{sayMoment(life.due_at, zone, now)}</time>
          <span>
            {say.kind(life.kind)}
            {life.round > 0 && <small>, {say.round[life.round] ?? ""}</small>}
          </span>
          <span class="told-end">{isSeenTest ? say.testSeen : say.ending(ending, reason)}</span>
        </summary>
        <ol class="moments">
          {life.told_with && <li>{say.together}</li>}
          {momentsOf(life).map(({ at, text }) => (
            <li key={`${at} ${text}`}>
              <time dateTime={at}>{sayBeside(at, life.due_at, zone, now)}</time> {text}
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

/** With the day where it is another than that of `due`. */
function sayBeside(at: string, due: string, zone: string, now: Date): string {
  const local = localNow(new Date(at), zone);
  const isSameDay = local.slice(0, 10) === localNow(new Date(due), zone).slice(0, 10);
  return isSameDay ? timeOf(local) : sayMoment(at, zone, now);
}
