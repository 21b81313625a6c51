/** Where a session may go: as many calendar days from every other one as the programme asks, by the wall clock. */

import type { Occurrence } from "../api/types";
import { USUAL_DAYS_APART } from "./beside";
import { isRow } from "./kinds";
import { addDays, dateOf, daysBetween, instantOf, timeOf, wallAt } from "./wall";

const DAYS_OFFERED = 7;

/** On the day of a shockwave visit and the day after it, no further session is offered. */
const isResting = (daysSince: number): boolean => daysSince === 0 || daysSince === 1;

/** What of the plan says where: its last day, and how far apart. */
export type Room = Readonly<{ ends_on: string; days_apart?: number }> | null | undefined;

/** Dates that leave enough rest on both sides, from today on and not beyond the plan's last day. */
export function freeDays(
  session: Occurrence,
  occurrences: readonly Occurrence[],
  now: number,
  room: Room,
): string[] {
  const today = dateOf(wallAt(now, session.zone));
  const others = occurrences.filter(
    (one) => one.kind === "session" && one.id !== session.id && stands(one, now),
  );
  const visits = occurrences.filter(
    (one) => one.kind === "shockwave" && one.state !== "skipped" && isRow(one),
  );
  const daysApart = room?.days_apart ?? USUAL_DAYS_APART;
  const isFree = (date: string) =>
    date <= (room?.ends_on ?? "") &&
    others.every((other) => Math.abs(daysBetween(dateOf(other.local), date)) >= daysApart) &&
    visits.every((visit) => !isResting(daysBetween(dateOf(visit.local), date)));
  return Array.from({ length: DAYS_OFFERED + 1 }, (_, ahead) => addDays(today, ahead)).filter(isFree);
}

/** A session that was missed takes up no room. */
const stands = (one: Occurrence, now: number): boolean =>
  one.state === "done" || (one.state === "planned" && Date.parse(one.expires_at) > now);

/** Wall times at the session's own hour that still lie ahead, soonest first. */
export function freeSlots(
  session: Occurrence,
  occurrences: readonly Occurrence[],
  now: number,
  room: Room,
): string[] {
  return freeDays(session, occurrences, now, room)
    .map((date) => `${date}T${timeOf(session.local)}`)
    .filter((slot) => instantOf(slot, session.zone) > now && slot !== session.local.slice(0, 16));
}

/** Where a missed session goes: the first free slot before the next one, so that none is pushed on. */
export function missedSlot(
  session: Occurrence,
  occurrences: readonly Occurrence[],
  now: number,
  room: Room,
): string | undefined {
  const [slot] = freeSlots(session, occurrences, now, room);
  const isPassed = occurrences.some(
    (one) =>
      one.kind === "session" &&
      one.state === "planned" &&
      one.local > session.local &&
      slot !== undefined &&
      one.local < slot,
  );
  return isPassed ? undefined : slot;
}
