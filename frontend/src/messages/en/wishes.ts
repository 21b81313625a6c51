/** What a person may wish of reminders, in words: the rows, and the sheets they open. */

import { dateOf } from "../../domain/wall";
import { kindNames, longDate, shortDate } from "./words";

export const heading = "How you want them";
export const save = "Save";
export const leave = "Leave it as it is";
export const failed = "No signal, so nothing has changed. Try again in a while.";
export const refused = "That does not work. Look at what you chose, and try again.";
export const saved = "Saved";

export const quiet = {
  row: "Quiet hours",
  off: "Off",
  hours: (from: string, to: string) => `${from} to ${to}`,
  keep: (from: string, to: string) => `Keep ${from} to ${to} quiet`,
  choose: "Choose two times",
  why: "In these hours nothing makes a sound. What can wait comes after; a session stays at its time.",
  from: "From",
  to: "To",
  same: "The two times are the same. Choose another, or turn quiet hours off.",
  none: "No quiet hours",
};

export const most = {
  row: "How many a day",
  why: "What matters most for the day comes first. What is not told stands in Today all the same.",
  upTo: (n: number) => (n === ALL ? "All of them" : `Up to ${n}`),
  usual: (n: number) => `Up to ${n}, as usual`,
  more: "Up to 8",
  all: "All of them",
};
export const ALL = 24;

export const times = {
  row: "Your times",
  plan: "As in your plan",
  own: "Some of your own",
  why: "A new time counts from the next one still to come. Collagen goes with its session.",
  nameOf: (kind: string): string => (kindNames as Record<string, string>)[kind] ?? kind,
  refusedOf: (kind: string): string | undefined =>
    ({
      next_day_check:
        "The check comes between 04:00 and 14:00, and 5 hours or more after an evening's session.",
      session: "That is too close to the check on the next morning. Leave 5 hours or more between them.",
    })[kind],
  keep: (time: string) => `Save ${time}`,
  back: (time: string) => `Back to ${time}`,
  none: "There is no plan yet, so there are no times.",
  done: "That is all",
};

export const lockScreen = {
  row: "Words on the lock screen",
  neutral: "Neutral",
  detail: "With detail",
  why: "Others may see your lock screen. Neutral words say nothing about your health.",
  example: "For example",
};

/** As the server sends them for a session and its collagen; a test holds them against its own list. */
export const samples = {
  neutral: { title: "Something small before your session", body: "Open to tick it off." },
  detail: { title: "Collagen now, calf session at 18:00", body: "Then the session follows at its time." },
};

export const email = {
  row: "E-mail as a second way",
  on: "On",
  off: "Off",
  why: "When no device of yours can be reached, or a reminder gets no answer, the same neutral words come by e-mail.",
  yes: "Send me an e-mail then",
  no: "Never by e-mail",
};

export const holiday = {
  row: "Holiday",
  none: "None planned",
  span: (from: string, until: string) => `${shortDate(from)} to ${longDate(until)}`,
  why: "No reminders on these days. Your plan goes on, and you can still say what you did.",
  from: "First day away",
  until: "Last day away",
  late: "The last day lies before the first.",
  past: "That day is over.",
  long: "At most 60 days at a time.",
  save: "Pause my reminders",
  change: "Change the days",
  isAway: (until: string) =>
    `You are away until ${longDate(until)}. After that, reminders start again by themselves.`,
  ahead: (from: string, until: string) =>
    `From ${longDate(from)} until ${longDate(until)} no reminder comes.`,
  back: "I am back",
  callOff: "Call it off",
};

export const past = {
  row: "Your last 20 reminders",
  under: "And this phone’s health",
};

export const linkedSince = (instant: string): string => `Linked since ${longDate(dateOf(instant))}`;
export const calendarRow = "Calendar";
export const notLinked = "Not linked";
