/** Sessions that give way to another one which is done before its day, by the wall clock; as the server has it. */

import type { Occurrence } from "../api/types";
import type { Effect } from "../outbox/entry";
import type { Room } from "./moving";
import { dateOf, daysBetween, wallAt } from "./wall";

/** A phone that kept the plan before it said so. */
export const USUAL_DAYS_APART = 2;

/** What gives way to a session done at that instant, with what hangs on it; what was missed or done stays. */
export function givingWay(
  session: Occurrence,
  plan: readonly Occurrence[],
  at: string,
  room: Room,
): string[] {
  const planned = beside(session, plan, at, room).filter(({ state }) => state === "planned");
  const isMissed = (one: Occurrence) => Date.parse(one.expires_at) <= Date.parse(at);
  const missed = new Set<string | null>(planned.filter(isMissed).map(({ id }) => id));
  // One that was missed may have been done all the same: its morning after is asked about.
  return planned.filter((one) => !isMissed(one) && !missed.has(one.anchor_id)).map(({ id }) => id);
}

/** What an entry that says so does to the plan on the phone. */
export function doneEffect(id: string, plan: readonly Occurrence[], at: string, room: Room): Effect {
  const one = plan.find((other) => other.id === id);
  return { verb: "done", at, beside: one && givingWay(one, plan, at, room) };
}

/** What comes back when it is not done after all. */
export const comingBack = (session: Occurrence, plan: readonly Occurrence[], room: Room): string[] =>
  session.state === "done" && session.acted_at
    ? beside(session, plan, session.acted_at, room)
        .filter(({ state }) => state === "cancelled")
        .map(({ id }) => id)
    : [];

function beside(session: Occurrence, plan: readonly Occurrence[], doneAt: string, room: Room): Occurrence[] {
  const on = dateOf(wallAt(Date.parse(doneAt), session.zone));
  if (session.kind !== "session" || on >= dateOf(session.local)) return [];
  const daysApart = room?.days_apart ?? USUAL_DAYS_APART;
  const near = new Set(
    plan
      .filter(
        (one) =>
          one.kind === "session" &&
          one.id !== session.id &&
          one.state !== "done" &&
          one.state !== "skipped" &&
          Math.abs(daysBetween(dateOf(one.local), on)) < daysApart,
      )
      .map(({ id }) => id),
  );
  return plan.filter((one) => near.has(one.anchor_id ?? one.id));
}
