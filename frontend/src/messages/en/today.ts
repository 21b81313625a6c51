/** Today, in words. */

import type { Kind, Occurrence, TodayPlan } from "../../api/types";
import { dateOf, timeOf } from "../../domain/wall";
import { count, itemName, longDate, shortDate, weekday } from "./words";

const HOUR = 60;

export const headings = {
  noPlan: "Your plan is being made",
  notStarted: (date: string) => `Your plan starts on ${longDate(date)}`,
  paused: "Your plan is on pause",
  ended: "Your plan has come to its end",
  open: (n: number) => `${count(n)} ${n === 1 ? "thing" : "things"}, then you are done`,
  allDone: "That is all for today",
  restUntil: (date: string) => `Nothing due until ${weekday(date)}`,
  rest: "Nothing due today",
};

export const empty = {
  noPlan: "Your clinician makes it with you. It appears here by itself.",
  paused: "No reminders come while it rests. Your clinician starts it again with you.",
  ended: "Thank you for keeping at it. Talk to your clinician about what comes after it.",
  notStarted: "Until then there is nothing you need to do.",
  rest: "Rest is part of the plan: the tendon builds up between the loads.",
  done: "What is next shows below.",
};

export const sections = {
  now: "Now",
  open: "Still open",
  also: "Also due",
  later: "Later today",
  tomorrow: "Tomorrow",
  earlier: "Earlier today",
};

export const planLine = (plan: TodayPlan): string => `Week ${plan.week} of ${plan.weeks}`;

export const nowLabel = (minutes: number): string => {
  if (minutes <= 0) return sections.now;
  if (minutes < HOUR) return minutes === 1 ? "In a minute" : `In ${minutes} minutes`;
  const hours = Math.floor(minutes / HOUR);
  const rest = minutes % HOUR;
  return `In ${hours} h${rest ? ` ${rest} min` : ""}`;
};

const course = (one: Occurrence, unit: string): string =>
  one.n && one.of ? `${unit} ${one.n} of ${one.of}` : "";

/** The second line of an item: a fact that helps to do it. */
export function note(one: Occurrence, plan: TodayPlan | null): string {
  switch (one.kind) {
    case "session":
      return one.detail.is_light ? "Light version, after shockwave" : (plan?.stage ?? "");
    case "collagen": {
      const lead = one.detail.lead_minutes;
      return lead ? `Taken ${lead} minutes before the session` : "Taken before the session";
    }
    case "next_day_check":
      return "How the tendon took the last session";
    case "gtn_mri":
      return "It must not be worn there";
    case "gtn_restart":
      return "If none is on. Never two at once";
    case "gtn_patch_off":
    case "gtn_patch":
      return course(one, "Patch");
    case "heel_wedges": {
      const height = one.detail.height_mm;
      return [height ? `${height} mm, both shoes` : "Both shoes", course(one, "day")]
        .filter(Boolean)
        .join(", ");
    }
    case "shockwave":
      return "At the clinic";
    case "questionnaire":
      return "How you are doing, in two minutes";
    default:
      return "The last day of this course: ask your clinician how to go on";
  }
}

export const movedFrom = (wall: string): string => `Moved from ${shortDate(dateOf(wall))}, ${timeOf(wall)}`;
export const snoozed = (time: string): string => `Put off from ${time}`;
export const missedNote = (time: string): string => `Was due at ${time}`;

const doneVerbs: Partial<Record<Kind, string>> = {
  session: "Start now",
  collagen: "Collagen taken",
  next_day_check: "Answer now",
  gtn_patch: "Patch is on",
  gtn_restart: "Patch is on",
  gtn_patch_off: "Patch is off",
  gtn_mri: "Patch is off",
  heel_wedges: "Wedges are in",
  shockwave: "I was there",
  questionnaire: "Answer now",
};

export const doneVerb = (kind: Kind): string => doneVerbs[kind] ?? "Talked about it";

export const verbs = {
  done: "Done",
  answer: "Answer",
  later: "Later",
  move: "Move",
  moveBoth: "Move both",
  skip: "Skip",
  didIt: "I did it",
  letGo: "Let it go",
  of: (one: Occurrence) => `: ${itemName(one).toLowerCase()}`,
};

export const earlierNote = (one: Occurrence): string => (one.state === "skipped" ? "Not this time" : "Done");

export const offline = {
  lead: "No signal.",
  works: "Everything here still works.",
  kept: (n: number) =>
    n === 1
      ? "1 entry is kept on this phone and goes out later."
      : `${n} entries are kept on this phone and go out later.`,
  waiting: (n: number) => (n === 1 ? "1 entry is waiting to go out." : `${n} entries are waiting to go out.`),
};

export const remindersHint = "Turn on reminders";
