/** Which weekdays may still carry a calf session: as far apart as the programme wants, round the week too. */

import { WEEKDAYS, type Weekday } from "../calendar";

const MOST_DAYS_APART = 3;
const WEEK = 7;

/** How often a week, and how many calendar days apart; 1 is every day. */
export interface Spacing {
  least: number;
  most: number;
  daysApart: number;
}

function neighbours(day: Weekday, daysApart: number): Weekday[] {
  const at = WEEKDAYS.indexOf(day);
  return WEEKDAYS.filter((_, other) => {
    const distance = (other - at + 7) % 7;
    return distance > 0 && Math.min(distance, 7 - distance) < daysApart;
  });
}

/** The chosen days that lie too near to `day`, so that it can carry no session; empty where it is free. */
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

/** How far apart a form may ask for, so that the fewest days of the programme still fit into a week. */
export const mostDaysApart = ({ least, daysApart }: Spacing): number =>
  Math.max(daysApart, Math.min(MOST_DAYS_APART, Math.floor(WEEK / least)));

/** `asked` is what the form says instead of the programme; none, or what is out of range, changes nothing. */
export function spaced(spacing: Spacing, asked: number | null | undefined): Spacing {
  const isPossible = asked && asked >= spacing.daysApart && asked <= mostDaysApart(spacing);
  if (!isPossible) return spacing;
  return { ...spacing, daysApart: asked, most: Math.min(spacing.most, Math.floor(WEEK / asked)) };
}

export function isTooClose(chosen: readonly Weekday[], daysApart: number): boolean {
  return chosen.some((day) => neighbours(day, daysApart).some((near) => chosen.includes(near)));
}
