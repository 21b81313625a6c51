/** How long a reminder may be put off: to after its own time, never beyond its use; a session to the evening. */

import type { Occurrence } from "../api/types";
import { dateOf, instantOf, wallAt } from "./wall";

const MINUTE_MS = 60_000;
const QUARTER = 15;
const HOUR = 60;
const EVENING = "19:30";

export interface Snooze {
  minutes: number;
  isEvening: boolean;
}

/** Before that it is told anyway. The server refuses what does not. */
export const endsAfterDue = (one: Occurrence, until: number): boolean => until > Date.parse(one.due_at);

export function snoozes(one: Occurrence, now: number): Snooze[] {
  const isOfUse = (until: number) => endsAfterDue(one, until) && until < Date.parse(one.expires_at);
  const offered = [QUARTER, HOUR]
    .filter((minutes) => isOfUse(now + minutes * MINUTE_MS))
    .map((minutes) => ({ minutes, isEvening: false }));
  const today = dateOf(wallAt(now, one.zone));
  const evening = instantOf(`${today}T${EVENING}`, one.zone);
  const minutes = Math.round((evening - now) / MINUTE_MS);
  // A session of before midnight is for another evening.
  const isOwn = one.kind === "session" && dateOf(one.local) === today;
  const isAhead = minutes > HOUR && endsAfterDue(one, evening) && (isOwn || isOfUse(evening));
  return isAhead ? [...offered, { minutes, isEvening: true }] : offered;
}
