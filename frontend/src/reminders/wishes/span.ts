/** Which days away can be chosen. Pure. */

import { addDays, daysBetween } from "../../domain/wall";

export const LONGEST_DAYS = 60;
const A_WEEK = 6;

export type Wrong = "past" | "late" | "long";

/** `from` may lie in the past while a holiday that is on is only made longer or shorter. */
export function wrongWith(from: string, until: string, today: string): Wrong | null {
  if (!from || !until || until < today) return "past";
  if (until < from) return "late";
  return daysBetween(from, until) >= LONGEST_DAYS ? "long" : null;
}

/** A week from today on, unless there is one already. */
export const offered = (away: { from: string; until: string } | null, today: string) =>
  away ?? { from: today, until: addDays(today, A_WEEK) };
