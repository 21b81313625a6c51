/** Where a session may go: two calendar days from every other one, by the wall clock. */

import type { Occurrence } from "../api/types";
import { isRow } from "./kinds";
import { addDays, dateOf, daysBetween, instantOf, timeOf, wallAt } from "./wall";

const DAYS_APART = 2;
const DAYS_OFFERED = 7;

/** On the day of a shockwave visit and the day after it, no further session is offered. */
const isResting = (daysSince: number): boolean => daysSince === 0 || daysSince === 1;

/** Dates that leave enough rest on both sides, from today on and not beyond the plan's last day. */
export function freeDays(
  session: Occurrence,
  occurrences: readonly Occurrence[],
  now: number,
  lastDay: string,
): string[] {
  const today = dateOf(wallAt(now, session.zone));
  const others = occurrences.filter(
    (one) => one.kind === "session" && one.id !== session.id && stands(one, now),
  );
  const visits = occurrences.filter(
    (one) => one.kind === "shockwave" && one.state !== "skipped" && isRow(one),
  );
  const isFree = (date: string) =>
    date <= lastDay &&
    others.every((other) => Math.abs(daysBetween(dateOf(other.local), date)) >= DAYS_APART) &&
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
  lastDay: string,
): string[] {
  return freeDays(session, occurrences, now, lastDay)
    .map((date) => `${date}T${timeOf(session.local)}`)
    .filter((slot) => instantOf(slot, session.zone) > now && slot !== session.local.slice(0, 16));
}
