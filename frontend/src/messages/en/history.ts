/** The last reminders, in plain words: what was told, seen and done, and why something was not. */

import type { ReminderLife } from "../../api/types";
import type { Said, Step } from "../../reminders/history/life";
import { kindNames, shortDate } from "./words";

export const page = "Your last reminders";
export const heading = "Your last 20 reminders";
export const over = "Reminders";
export const empty = "No reminder was due yet. Each one stands here once its time has come.";
export const away = {
  heading: "This needs signal",
  text: "The clinic’s server keeps this list. Your plan works without it.",
  again: "Try again",
};
export const today = "Today";
export const yesterday = "Yesterday";

const OTHERS: Record<string, string> = { test: "Test", clinician_alert: "Word about your list" };
const ROUNDS = ["", ", once more", ", by e-mail"];
export const nameOf = ({ kind, round }: ReminderLife): string =>
  (OTHERS[kind] ?? (kindNames as Record<string, string>)[kind] ?? "Reminder") + (ROUNDS[round] ?? "");

const ANSWERS: Record<string, string> = {
  done: "done",
  skip: "left out",
  skipped: "left out",
  move: "moved",
  moved: "moved",
  snooze: "put off",
  snoozed: "put off",
};

const WHY_NOT: Record<string, string> = {
  late: "Not told: its time was over",
  quiet: "Not told: it fell into your quiet hours",
  day_full: "Not told: your day had its reminders. It stood in Today",
  away: "Not told: you were away",
  no_device: "Not told: no phone was ready for it",
  no_address: "Not told: there was no e-mail address",
  no_mail: "Not told: e-mails were off",
  mail_down: "Not told: e-mails did not go out",
  mail_refused: "Not told: no phone took it, and e-mail was refused",
  key_in_doubt: "Not told: the push service refused us",
  mail_unsure: "Perhaps told by e-mail: we got no answer",
};

const FAILED: Record<string, string> = {
  gave_up: "Could not be sent, though we tried again and again",
};

const NOT_NEEDED: Record<string, string> = {
  done: "Not needed: you had done it",
  skip: "Not needed: you left it out",
  skipped: "Not needed: you left it out",
  move: "Moved to another time",
  moved: "Moved to another time",
  snooze: "Put off by you",
  snoozed: "Put off by you",
  answered: "Not needed: you had answered",
  paused: "Not needed: your plan was on pause",
  plan_changed: "Not needed: your plan or its times changed",
};

/** `at` turns an instant into a time of day. */
export function line(
  { ending, toldAt, seenAt, reason, isTest }: Said,
  at: (instant: string) => string,
): string {
  const told = toldAt ? `Told at ${at(toldAt)}` : "";
  const seen = seenAt ? `seen ${at(seenAt)}` : "";
  const heard = [told, seen].filter(Boolean).join(", ");
  switch (ending) {
    case "answered": {
      const answer = ANSWERS[reason] ?? "answered";
      return heard ? `${heard}, ${answer}` : sentence(answer);
    }
    case "seen":
      return isTest ? sentence(heard) : `${sentence(heard)}, not answered`;
    case "told":
      return reason === "merged" ? `${told}, together with another` : `${told}, not seen`;
    case "mailed":
      return toldAt ? `Sent by e-mail at ${at(toldAt)}` : "Sent by e-mail";
    case "waiting":
      return told ? `${heard}, not answered yet` : "On its way";
    case "not told":
      return WHY_NOT[reason] ?? "Not told";
    case "failed":
      return FAILED[reason] ?? "Could not be sent";
    case "not needed":
      return NOT_NEEDED[reason] ?? "Not needed any more";
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SENT: Record<string, string> = {
  "404": "the phone’s address was gone",
  "410": "the phone’s address was gone",
  gone: "the phone’s address was gone",
  mismatch: "the phone has to turn reminders on again",
  pending: "no answer yet",
};

const STEPS: Record<Exclude<Step["what"], "sent" | "unsent" | "end">, string> = {
  planned: "Put into your plan",
  due: "Its time",
  shown: "Shown on the phone",
  confirmed: "You said that you saw it",
  clicked: "Tapped",
  dismissed: "Swiped away",
};

export function step(one: Step, life: ReminderLife): string {
  if ("device" in one) {
    const device = one.device || "a phone";
    if (one.what === "sent") return `Sent to ${device}, and taken on its way`;
    return `Sent to ${device}: ${SENT[one.answer] ?? "it did not go through"}`;
  }
  return one.what === "end" ? ending(life) : STEPS[one.what];
}

function ending({ state, reason }: ReminderLife): string {
  const key = reason ?? "";
  if (state === "acted") return sentence(ANSWERS[key] ?? "answered");
  if (state === "cancelled") return NOT_NEEDED[key] ?? "Not needed any more";
  if (state === "failed") return FAILED[key] ?? "Could not be sent";
  return WHY_NOT[key] ?? "Its time was over";
}

export const dayShort = shortDate;
export const timeOn = (time: string, date: string): string => `${time} on ${shortDate(date)}`;
