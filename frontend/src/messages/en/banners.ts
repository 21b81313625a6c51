/** What stands on Today beside the plan, in words: what rests and why, what is asked, what came of the last check. */

import type { DueQuestion, Lock } from "../../api/types";
import { longDate } from "./words";

const on = (things: string, isOne = false) => `${things} ${isOne ? "is" : "are"} on hold`;

/** The widest of what is locked names the lock. */
const holds: [Lock["what"][number], string][] = [
  ["loading", on("Your calf exercises")],
  ["running", on("Running", true)],
  ["rest", "A little more rest first"],
  ["gtn", on("The patches")],
  ["shockwave", on("Shockwave", true)],
  ["collagen", on("Collagen", true)],
  ["wedges", on("The heel wedges")],
];

export const held = (what: readonly string[]): string =>
  holds.find(([one]) => what.includes(one))?.[1] ?? "Something is on hold";

export const stopped = "Everything is on hold";
export const until = (date: string): string => `It holds until ${longDate(date)}.`;
export const untilLifted = "It holds until your clinician lifts it.";
export const helpNow = "Help now";
export const waits = "This is kept on your phone and goes out with the next signal.";

type Asked = Record<
  Exclude<DueQuestion["kind"], "wrong_time">,
  { heading: string; text: string; go: string }
>;

export const asked: Asked = {
  emergency_again: {
    heading: "How are you now?",
    text: "You reported something serious. We ask once more, in case nobody has looked at it yet.",
    go: "Answer now",
  },
  screening: {
    heading: "Once a month: warning signs",
    text: "A few short questions, most of them yes or no.",
    go: "Answer now",
  },
  settled_again: {
    heading: "Has the pain settled by now?",
    text: "This morning it was too early to say.",
    go: "Answer now",
  },
};

export const start = {
  heading: "Tell us about your tendon",
  text: "About five minutes, one question at a time. The plan is then held against what is usual for you.",
  go: "Begin",
  goOn: "Go on where you left",
};

export const last = "Last morning check";
export const seeWhy = "See why";
export const happened = "Something happened?";
