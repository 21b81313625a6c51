/** The days after tomorrow: what is new on each, and what goes on every day. */

import type { Kind, Occurrence } from "../api/types";
import { addDays, dateOf, wallAt } from "./wall";

const FIRST = 2;
const LAST = 7;

/** The same every day: said once, not on every day to come. */
const DAILY: ReadonlySet<Kind> = new Set(["gtn_patch", "gtn_patch_off", "heel_wedges"]);

export interface Day {
  date: string;
  items: Occurrence[];
}

export function daysAhead(ahead: readonly Occurrence[], today: string, zone: string): Day[] {
  const dates = Array.from({ length: LAST - FIRST + 1 }, (_, day) => addDays(today, day + FIRST));
  const isOn = (one: Occurrence, date: string) => dateOf(wallAt(Date.parse(one.due_at), zone)) === date;
  return dates
    .map((date) => ({ date, items: ahead.filter((one) => isOn(one, date) && !DAILY.has(one.kind)) }))
    .filter(({ items }) => items.length > 0);
}

export const everyDay = (ahead: readonly Occurrence[]): Kind[] => [
  ...new Set(ahead.map(({ kind }) => kind).filter((kind) => DAILY.has(kind))),
];
