/** What the first screen does not need yet, in words: toasts, sheets, a missed session, refusals, later days. */

import type { Kind, Occurrence } from "../../api/types";
import { dateOf, timeOf } from "../../domain/wall";
import { count, itemName, shortDate, weekday } from "./words";

const HOUR = 60;

const took: Partial<Record<Kind, string>> = {
  session: "Session saved",
  collagen: "Collagen taken",
  next_day_check: "Answer saved",
  gtn_patch: "Patch is on",
  gtn_restart: "Patch is on",
  gtn_patch_off: "Patch is off",
  gtn_mri: "Patch is off",
  heel_wedges: "Wedges are in",
  shockwave: "Visit noted",
  questionnaire: "Answers saved",
};

/** What a toast says once the thing has left its place. */
export const saidDone = (one: Occurrence): string => took[one.kind] ?? "Noted";
export const saidSkipped = (one: Occurrence): string => `${itemName(one)}: not this time`;
export const saidMoved = (wall: string): string => `Moved to ${shortDate(dateOf(wall))}, ${timeOf(wall)}`;
export const saidSnoozed = (time: string): string => `Again at ${time}`;

export const missed = {
  heading: (day: string | null) => `${day ? `${weekday(day)}’s` : "Today’s"} session is open`,
  free: (day: string) => `The next day with enough rest on both sides is ${weekday(day)}.`,
  noFree: "No day before the next one leaves enough rest on both sides. The plan simply goes on.",
  doOn: (day: string) => `Do it ${weekday(day)}`,
};

export const refused = {
  heading: (n: number) => (n === 1 ? "One entry needs your eye" : `${count(n)} entries need your eye`),
  why: "The server did not take it. Nothing else is lost.",
  letGo: "Let it go",
  gone: "Something that is no longer in the plan",
};

export const moveSheet = {
  title: "Move the session to",
  free: "Days with enough rest on both sides",
  none: "No day in the coming week leaves enough rest on both sides. Ask your clinician, or let this one go.",
  time: "At",
  past: "That time has passed. Choose a later one.",
  save: (wall: string) => `Move to ${weekday(dateOf(wall))}, ${timeOf(wall)}`,
  notYet: "Not yet: choose another day or time",
  leave: (one: Occurrence) => `Leave it at ${timeOf(one.local)}`,
  follows: "Collagen and the morning check go with it.",
};

export const laterSheet = {
  title: "Remind me again",
  minutes: (n: number) => (n === HOUR ? "In an hour" : `In ${n} minutes`),
  evening: "This evening",
  skip: "Not this time",
  leave: "Leave it as it is",
};

export const alsoDue = {
  other: (one: Occurrence) => `${itemName(one)}: later, or not this time`,
};

export const daysAfter = {
  title: "The days after",
  moveSession: "Move session",
  daily: (kinds: readonly Kind[]): string => {
    const both =
      kinds.length > 1 && kinds.includes("heel_wedges")
        ? "Patch and wedges"
        : kinds[0] !== "heel_wedges"
          ? "The patch"
          : "The wedges";
    return `${both} every day, as today`;
  },
};
