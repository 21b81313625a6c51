/** How long a reminder may be put off: never beyond its use, a session also to the evening. */

import type { Occurrence } from "../api/types";
import { dateOf, instantOf } from "./wall";

const MINUTE_MS = 60_000;
const QUARTER = 15;
const HOUR = 60;
const EVENING = "19:30";

export interface Snooze {
  minutes: number;
  isEvening: boolean;
}

export function snoozes(one: Occurrence, now: number): Snooze[] {
  const offered = [QUARTER, HOUR]
    .filter((minutes) => now + minutes * MINUTE_MS < Date.parse(one.expires_at))
    .map((minutes) => ({ minutes, isEvening: false }));
  if (one.kind !== "session") return offered;
  const evening = instantOf(`${dateOf(one.local)}T${EVENING}`, one.zone);
  const untilEvening = Math.round((evening - now) / MINUTE_MS);
  return untilEvening > HOUR ? [...offered, { minutes: untilEvening, isEvening: true }] : offered;
}
