/** Which weekdays may still carry a calf session: two calendar days apart, round the week too. */

import { WEEKDAYS, type Weekday } from "../calendar";

export const LEAST_SESSIONS_A_WEEK = 2;

function neighbours(day: Weekday): Weekday[] {
  const at = WEEKDAYS.indexOf(day);
  return [WEEKDAYS[(at + 6) % 7], WEEKDAYS[(at + 1) % 7]] as Weekday[];
}

/** The chosen days that lie next to `day`, so that it can carry no session; empty where it is free. */
export function blockers(day: Weekday, chosen: readonly Weekday[]): Weekday[] {
  if (chosen.includes(day)) return [];
  return neighbours(day).filter((near) => chosen.includes(near));
}

/** The chosen days in the order of the week, with `day` switched; unchanged where it is blocked. */
export function switchDay(day: Weekday, chosen: readonly Weekday[]): Weekday[] {
  if (blockers(day, chosen).length > 0) return [...chosen];
  const next = chosen.includes(day) ? chosen.filter((other) => other !== day) : [...chosen, day];
  return WEEKDAYS.filter((other) => next.includes(other));
}

export function isTooClose(chosen: readonly Weekday[]): boolean {
  return chosen.some((day) => neighbours(day).some((near) => chosen.includes(near)));
}
