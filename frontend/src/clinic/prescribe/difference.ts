/** Was and now: which parts of a plan differ, in words, and how two people's changes meet. */

import { plan as words } from "../../messages/en/desk-plan";
import { sayDate, sayDay, shortWeekday, timeOf } from "../calendar";
import type { Prescription } from "../data";

export const PARTS = [
  "template",
  "starts_on",
  "weekdays",
  "time",
  "days_apart",
  "next_day_check",
  "collagen",
  "shockwave",
  "gtn",
  "wedges",
] as const;
export type Part = (typeof PARTS)[number];

export interface Change {
  part: Part;
  label: string;
  was: string;
  now: string;
}

export type TitleOf = (template: string) => string;

function partOf(plan: Prescription, part: Part): unknown {
  if (part === "weekdays") return plan.sessions.weekdays;
  if (part === "time") return plan.sessions.time;
  if (part === "days_apart") return plan.sessions.days_apart ?? null;
  const value = plan[part];
  if (value === null || typeof value !== "object") return value;
  // The server may write its keys in another order
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

function isSame(one: Prescription, other: Prescription, part: Part): boolean {
  return JSON.stringify(partOf(one, part)) === JSON.stringify(partOf(other, part));
}

export function sayPart(plan: Prescription, part: Part, titleOf: TitleOf): string {
  const { gtn, wedges, shockwave, collagen, next_day_check: check } = plan;
  switch (part) {
    case "template":
      return titleOf(plan.template);
    case "starts_on":
      return sayDay(plan.starts_on);
    case "weekdays":
      return plan.sessions.weekdays.map(shortWeekday).join(", ") || words.diff.none;
    case "time":
      return plan.sessions.time;
    case "days_apart":
      return String(plan.sessions.days_apart ?? words.diff.usual);
    case "next_day_check":
      return check.time;
    case "collagen":
      return collagen ? words.diff.lead(collagen) : words.diff.none;
    case "shockwave":
      return shockwave
        ? words.diff.visits(shockwave, `${sayDay(shockwave.first)} ${timeOf(shockwave.first)}`)
        : words.diff.none;
    case "gtn":
      return gtn ? words.diff.patch(gtn, sayDate(gtn.from)) : words.diff.none;
    case "wedges":
      return wedges ? words.diff.wedges(wedges, sayDate(wedges.from)) : words.diff.none;
  }
}

export function difference(was: Prescription, now: Prescription, titleOf: TitleOf): Change[] {
  return PARTS.filter((part) => !isSame(was, now, part)).map((part) => ({
    part,
    label: words.diff.parts[part],
    was: sayPart(was, part, titleOf),
    now: sayPart(now, part, titleOf),
  }));
}

/** The parts that somebody else changed since `opened` and that this draft wants otherwise. */
export function clashes(opened: Prescription, theirs: Prescription, mine: Prescription): Part[] {
  return PARTS.filter(
    (part) => !isSame(opened, theirs, part) && !isSame(opened, mine, part) && !isSame(theirs, mine, part),
  );
}

/**
 * One plan from both: each part comes from whoever changed it; a clash is theirs unless it is in `keepMine`.
 */
export function mergePlans(
  opened: Prescription,
  theirs: Prescription,
  mine: Prescription,
  keepMine: readonly Part[],
): Prescription {
  const merged = structuredClone(theirs);
  for (const part of PARTS) {
    const onlyMine = !isSame(opened, mine, part) && isSame(opened, theirs, part);
    if (onlyMine || keepMine.includes(part)) takePart(merged, mine, part);
  }
  return { ...merged, reason: mine.reason };
}

function takePart(into: Prescription, from: Prescription, part: Part): void {
  if (part === "weekdays") into.sessions.weekdays = [...from.sessions.weekdays];
  else if (part === "time") into.sessions.time = from.sessions.time;
  else if (part === "days_apart") into.sessions.days_apart = from.sessions.days_apart ?? null;
  else Object.assign(into, { [part]: structuredClone(from[part]) });
}
