/** The questionnaire, in words; the questions themselves are content. */

import { longDate } from "./words";

export const over = "A few questions";
export const step = (n: number, of: number): string => `Question ${n} of ${of}`;
export const help = "Help now";

export const next = "Next";
export const finish = "Save and see";
export const choose = "Not yet: choose an answer";
export const leaveOpen = "I cannot say";
export const level = (n: number, low: string, high: string, least: number, most: number): string =>
  n === least ? `${n}, ${low}` : n === most ? `${n}, ${high}` : String(n);
export const end = (n: number, word: string): string => `${n} ${word}`;
export const between = (least: number, most: number): string => `A number from ${least} to ${most}`;

export const waiting = "One moment";
export const absent = {
  heading: "The questions are not on this phone yet",
  text: "They need a signal once. Open this page again when you have one.",
  back: "Back to today",
};

export const result = {
  over: "Your score",
  of: (most: number) => `of ${most}`,
  isWell: (most: number, well: string): string =>
    well === "more" ? `${most} would be as good as new.` : "0 would be as good as new.",
  first: {
    heading: "This is your start",
    text: "The next time you answer, you see here what has changed.",
  },
  better: {
    heading: "Better than at the start",
    text: (was: number, day: string, by: number) =>
      `You had ${was} on ${longDate(day)}. We count ${by} points or more as a change.`,
  },
  same: {
    heading: "About the same as at the start",
    text: (was: number, day: string, by: number) =>
      `You had ${was} on ${longDate(day)}. Less than ${by} points can be chance. Tendons are slow: go on with your plan.`,
  },
  worse: {
    heading: "Worse than at the start",
    text: (was: number, day: string, by: number) =>
      `You had ${was} on ${longDate(day)}. We count ${by} points or more as a change. Talk to your clinician about it.`,
  },
  last: (score: number, day: string) => `Last time, on ${longDate(day)}, it was ${score}.`,
  open: (n: number) => (n === 1 ? "One question was left open." : `${n} questions were left open.`),
  house: "This is a short form of our own. It shows how you change; it is not a test result.",
  by: (permission: string) => `Wording used by permission: ${permission}`,
  seen: "Your clinician sees the score too.",
  outlook: "What you can expect, now and in years",
  back: "Back to today",
};
