/** The words of who is not reached, and of what became of a patient's reminders. */

import type { Shapes } from "../../api/types";
import type { Ending } from "../../reminders/history/life";
import { plan } from "./desk-plan";

type Unreached = Shapes["UnreachedOut"];
type Life = Shapes["ReminderLifeOut"];
type Health = Shapes["DeviceHealthOut"];
type Todo = Exclude<Unreached["todo"], "check_phone">;

const NUMBERS = ["Nobody", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
const OTHER_KINDS: Record<string, string> = {
  test: "test",
  patient_note: "something to read",
  clinician_alert: "word about the list",
};

const TODO: Record<Todo, string> = {
  turn_on: "On the phone: put the app on the home screen, then Reminders, Turn on.",
  turn_on_again: "Ask for the app to be opened once. It offers to turn reminders on again.",
  tell_operator: "Not the phone’s doing. Tell whoever runs this house.",
  ask: "Ring: is it the wrong time of day, or too much at once?",
};

const CHECK_PHONE: Record<string, string> = {
  android: "Take the app out of the battery saver, then send a test from its reminders page.",
  ios: "Allow notifications and end the Focus that hides them, then send a test.",
};

export const reach = {
  link: "Who is not reached",
  crumb: "Caseload",
  heading: (number: number): string =>
    number === 0
      ? "Reminders reach everyone"
      : `${NUMBERS[number] ?? number} ${number === 1 ? "is" : "are"} not reached`,
  nobodyWatched: "Nobody has a running plan",
  of: (watched: number) => `of ${watched} with a running plan`,
  everyone: (watched: number) =>
    watched === 1
      ? "The one patient with a running plan has a phone that shows reminders and answers some of them."
      : `All ${watched} patients with a running plan have a phone that shows reminders, and answer some of them.`,
  everyoneNote: "Shown is not read: what was done stands in the caseload.",
  nobodyYet: "Reminders begin with a plan. Whoever has one is watched here from its first day.",
  back: "To the caseload",
  caption: "Patients whom reminders do not reach, the worst first",
  columns: { mark: "Kind", who: "Patient", why: "Why", todo: "What to do", step: "Page" },
  open: "See reminders",
  lastShown: (when: string) => `last shown ${when}`,
  neverShown: "nothing shown yet",
  since: (when: string) => `since ${when}`,
  sinceBegin: (when: string) => `since the plan began, ${when}`,
  misses: (number: number) => (number === 1 ? "one missed in seven days" : `${number} missed in seven days`),
  why: {
    no_device: "No phone takes reminders yet",
    lost: "No phone takes reminders any more",
    refused: "Reminders do not get through to the phone",
    silent: "Reminders are sent, the phone shows none",
    unanswered: "Reminders arrive, none is answered",
  } satisfies Record<Unreached["why"], string>,
  todo: ({ todo, devices }: Pick<Unreached, "todo" | "devices">): string => {
    if (todo !== "check_phone") return TODO[todo];
    const platform = devices.find(({ state }) => state === "silent")?.platform ?? "";
    return (
      CHECK_PHONE[platform] ?? "Ask whether the phone allows this app’s notifications, then send a test."
    );
  },
  email: (when: string) => `E-mail takes over, last ${when}`,
  calendar: "Also in a calendar of their own",
  nothing: "Nothing takes over",
  note: "Made from what phones say back. A phone without signal says nothing until it has it again.",
};

const ANSWERS: Record<string, string> = {
  done: "done",
  skip: "left out",
  move: "moved",
  snoozed: "put off",
};

const WHY_NOT: Record<string, string> = {
  late: "not told: past its use",
  quiet: "not told: quiet hours",
  day_full: "not told: the day was full",
  away: "not told: away",
  account_closed: "not told: the account is closed",
  no_device: "not told: no device",
  no_address: "not told: no e-mail address",
  no_mail: "not told: e-mails are off",
  mail_down: "not told: the mail server was away",
  mail_refused: "not told: no device took it, and e-mail was refused",
  key_in_doubt: "not told: the push service refused our key",
  mail_unsure: "perhaps told by e-mail, no answer",
};

const NOT_NEEDED: Record<string, string> = {
  done: "done before it was told",
  skip: "left out before it was told",
  snoozed: "put off",
  moved: "moved",
  answered: "answered before",
  plan_changed: "the plan changed",
};

/** As the push service or the mail server put it. */
const SENT: Record<string, string> = {
  "404": "the address is gone",
  "410": "the address is gone",
  gone: "the address is gone",
  mismatch: "subscribed with another key",
  vapid_mismatch: "subscribed with another key",
  pending: "no answer yet",
  timed_out: "no answer in time",
  connect_timed_out: "no answer in time",
  unknown: "no answer known",
  gave_up: "given up after five tries",
};

export const lives = {
  title: "Reminders",
  note: "The last 20 that were due",
  none: "No reminder was due yet.",
  tally: (shown: number, answered: number, all: number) => `${shown} of ${all} shown, ${answered} answered.`,
  all: (number: number) => `Show all ${number}`,
  kind: (kind: Life["kind"]): string =>
    OTHER_KINDS[kind] ?? (plan.kinds as Record<string, string>)[kind] ?? kind,
  round: ["", "told again", "by e-mail"] as readonly string[],
  testSeen: "shown",
  ending: (ending: Ending, reason: string): string => {
    switch (ending) {
      case "answered":
        return ANSWERS[reason] ?? "answered";
      case "seen":
        return "shown, not answered";
      case "told":
        return "sent, not shown";
      case "mailed":
        return "sent by e-mail";
      case "waiting":
        return reason === "no_device" ? "waits for a device" : "on its way";
      case "not told":
        return WHY_NOT[reason] ?? "not told";
      case "failed":
        return "turned away";
      case "not needed":
        return NOT_NEEDED[reason] ?? "not needed any more";
    }
  },
  together: "went along with another reminder",
  moments: {
    planned: "planned",
    due: "due",
    claimed: "taken to be sent",
    shown: "shown on the phone",
    confirmed: "the patient says that they saw it",
    clicked: "tapped",
    dismissed: "swiped away",
    acted: "acted on",
    waits: "next try",
  },
  sent: (device: string, answer: string) => `sent to ${device || "a device"}, taken (${answer})`,
  unsent: (device: string, answer: string) =>
    `not taken for ${device || "a device"}: ${SENT[answer] ?? `answer ${answer}`}`,
  mailed: "sent by e-mail",
};

export const health = {
  confirmed: (when: string) => `test seen ${when}`,
  unconfirmed: "no test seen yet",
  advice: {
    ok: "",
    test_it: "Ask for a test from its reminders page.",
    silent: "Check its battery saver and its notification settings.",
    resubscribe: "Ask for the app to be opened: it offers to turn reminders on again.",
    turn_on: "Ask for the app to be opened, if the phone is still in use.",
  } satisfies Record<Health["advice"], string>,
};
