/** The words of the caseload. */

import type { Kind } from "../../api/types";
import { plan } from "./desk-plan";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const inWords = (number: number) => NUMBERS[number] ?? String(number);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const caseload = {
  heading: (needing: number, all: number, first = 0): string => {
    if (all === 0) return "Nobody is in your care here yet";
    if (needing === 0) return "Nobody needs you now";
    const who = `${capital(inWords(needing))} ${needing === 1 ? "needs" : "need"} you`;
    return first > 0 && first < needing ? `${who}, ${inWords(first)} before anything else` : who;
  },
  invite: "Invite a patient",
  caption: "Patients, sorted by what they need",
  columns: { need: "Need", who: "Patient", why: "Why", kept: "Kept", pain: "Pain", step: "Next step" },
  groups: {
    emergency: { title: "First, now", note: "an emergency was told", short: "Emergency" },
    stop: { title: "Today", note: "stopped by a red flag", short: "Stop" },
    clinician: { title: "For you to decide", note: "a rule asks for a clinician", short: "For you" },
    unstable: { title: "Unstable", note: "already stepped down by rule", short: "Unstable" },
    side_effect: { title: "Side effect", note: "a course asks for you", short: "Side effect" },
    stage: { title: "Ready for the next stage", note: "the gate is met", short: "Stage ready" },
    no_plan: { title: "Waiting for a plan", note: "signed in, nothing assigned", short: "No plan" },
    review: { title: "Review due", note: "a course comes to its end", short: "Review due" },
    unreachable: { title: "Not reached", note: "no device shows reminders", short: "Not reached" },
    silent: { title: "Silent", note: "reminders go out, nothing comes back", short: "Silent" },
    none: { title: "Inside their plans", note: "nothing asked for you", short: "Nothing asked" },
  },
  reasons: {
    no_plan: "Has an account and no plan",
    review: "A course is due for its review",
    unreachable: "No working device: reminders reach nobody",
    unseen: "Reminders are sent and no device shows them",
    silent: (days: number) => `No entry for ${days} days`,
  },
  steps: {
    emergency: "Act on it",
    stop: "Act on it",
    clinician: "Decide",
    unstable: "Review",
    side_effect: "Look at it",
    stage: "Open the stage",
    no_plan: "Assign a plan",
    review: "Review the plan",
    unreachable: "See devices",
    silent: "See entries",
    none: "Open",
  },
  filters: "Show only",
  filter: { needing: "Who need you", all: "All" },
  nobodyHere: "Nobody here now.",
  more: (number: number) => `and ${number} more open`,
  lockedBy: "locked by",
  by: (rules: string) => `by ${rules}`,
  pains: (pains: readonly number[], limit: number) =>
    `Pain told last: ${pains.join(", ")} of 10. Limit ${limit}.`,
  next: (kind: Kind, when: string) => `next: ${plan.kinds[kind]} ${when}`,
  nothingNext: "nothing planned ahead",
  status: {
    no_plan: "no plan",
    active: "active",
    paused: "Plan is paused",
    ended: "Plan has ended",
  },
  week: (week: number, weeks: number) => `week ${week} of ${weeks}`,
  kept: (done: number, planned: number) => `${done} of ${planned}`,
  noPain: "–",
  noPainWords: "no pain figure yet",
  emptyText:
    "Invite the first patient: you get a link and a code for the phone's camera. Assign a plan once they have joined.",
  quietText:
    "Nothing asked for you does not mean somebody is watching: a phone without signal says nothing until it is back.",
  nobodyWatches: "Nobody is watching between your visits here. Patients are told the same.",
  why: (name: string) => `Why ${name} is here`,
  about: (name: string) => `About ${name}`,
  facts: {
    do: "They read",
    call: "To call",
    locked: "Locked",
    plan: "Plan",
    next: "Next",
    kept: "Sessions",
    entry: "Last entry",
    reached: "Reached",
  },
  reached: {
    on: "Reminders reach a phone",
    silent: "Sent, but not shown for three days",
    off: "No device takes reminders",
  },
  noEntry: "none yet",
  openPage: "Open page",
  selected: "Selected patient",
};
