/** Which weekdays may still carry a calf session: as far apart as the programme wants, round the week too. */

import { WEEKDAYS, type Weekday } from "../calendar";

/** How often a week, and how many calendar days apart; 1 is every day. */
export interface Spacing {
  least: number;
  most: number;
  daysApart: number;
}

function neighbours(day: Weekday, daysApart: number): Weekday[] {
  if (daysApart < 2) return [];
  const at = WEEKDAYS.indexOf(day);
  return [WEEKDAYS[(at + 6) % 7], WEEKDAYS[(at + 1) % 7]] as Weekday[];
}

/** The chosen days that lie next to `day`, so that it can carry no session; empty where it is free. */
export function blockers(day: Weekday, chosen: readonly Weekday[], daysApart: number): Weekday[] {
  if (chosen.includes(day)) return [];
  return neighbours(day, daysApart).filter((near) => chosen.includes(near));
}

/** The chosen days in the order of the week, with `day` switched; unchanged where it is blocked. */
export function switchDay(day: Weekday, chosen: readonly Weekday[], daysApart: number): Weekday[] {
  if (blockers(day, chosen, daysApart).length > 0) return [...chosen];
  const next = chosen.includes(day) ? chosen.filter((other) => other !== day) : [...chosen, day];
  return WEEKDAYS.filter((other) => next.includes(other));
}

export function isTooClose(chosen: readonly Weekday[], daysApart: number): boolean {
  return chosen.some((day) => neighbours(day, daysApart).some((near) => chosen.includes(near)));
}
