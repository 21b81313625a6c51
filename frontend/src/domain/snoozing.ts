/** How long a reminder may be put off: never beyond its use; a session to the evening all the same. */

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

export function snoozes(one: Occurrence, now: number): Snooze[] {
  const isOfUse = (minutes: number) => now + minutes * MINUTE_MS < Date.parse(one.expires_at);
  const offered = [QUARTER, HOUR].filter(isOfUse).map((minutes) => ({ minutes, isEvening: false }));
  const today = dateOf(wallAt(now, one.zone));
  const minutes = Math.round((instantOf(`${today}T${EVENING}`, one.zone) - now) / MINUTE_MS);
  // A session of before midnight is for another evening.
  const isOwn = one.kind === "session" && dateOf(one.local) === today;
  const isAhead = minutes > HOUR && (isOwn || isOfUse(minutes));
  return isAhead ? [...offered, { minutes, isEvening: true }] : offered;
}
