/** A session whose time has passed: done after all, on the next free day, or let go. */

import type { Occurrence } from "../api/types";
import { missedSlot } from "../domain/moving";
import { dateOf } from "../domain/wall";
import { missed } from "../messages/en/changes";
import { verbs } from "../messages/en/today";
import { today as known, now, plan } from "../state";
import { Callout } from "../ui/callout";
import { done, move, skip } from "./doing";

export default function MissedSession({ session, today }: { session: Occurrence; today: string }) {
  const slot = missedSlot(session, plan.value, now.value, known.value?.plan);
  const day = dateOf(session.local);
  return (
    <div class="section">
      <Callout icon="clock" tone="load" heading={missed.heading(day === today ? null : day)}>
        <p>{slot ? missed.free(dateOf(slot)) : missed.noFree}</p>
        <div class="actions">
          <button class="button" type="button" onClick={() => done(session)}>
            {verbs.didIt}
          </button>
          {slot && (
            <button class="button" type="button" onClick={() => move(session, slot)}>
              {missed.doOn(dateOf(slot))}
            </button>
          )}
          <button class="button" type="button" onClick={() => skip(session)}>
            {verbs.letGo}
          </button>
        </div>
      </Callout>
    </div>
  );
}
