/** The person's own reminder times, read off the coming two weeks. */

import type { Kind, Occurrence } from "../api/types";
import { isRow } from "./kinds";
import { dateOf, timeOf, weekdayOf } from "./wall";

export interface OwnTime {
  time: string;
  kind: Kind;
  /** 0 is Sunday; in the order of a week that starts on Monday. */
  weekdays: number[];
}

const fromMonday = (weekday: number): number => (weekday + 6) % 7;

/** One line for each kind at each hour that comes back; visits have their own dates and are left out. */
export function ownTimes(occurrences: readonly Occurrence[]): OwnTime[] {
  const times = new Map<string, OwnTime>();
  for (const one of occurrences) {
    if (!isRow(one) || one.kind === "shockwave" || one.kind.endsWith("_review") || one.moved_from_local)
      continue;
    const key = `${timeOf(one.local)} ${one.kind}`;
    const line = times.get(key) ?? { time: timeOf(one.local), kind: one.kind, weekdays: [] };
    const weekday = weekdayOf(dateOf(one.local));
    if (!line.weekdays.includes(weekday)) line.weekdays.push(weekday);
    times.set(key, line);
  }
  for (const line of times.values()) line.weekdays.sort((a, b) => fromMonday(a) - fromMonday(b));
  return [...times.values()].sort((a, b) => a.time.localeCompare(b.time));
}
