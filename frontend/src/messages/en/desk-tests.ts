/** The words of the tests, scans and procedures on the assessment page. */

import { count, type Position, type Procedure, type Test } from "./desk-names";

export const strength = {
  title: "Strength and endurance",
  note: (reps: number) => `Heaviest ${reps} on one leg with stable pain, load beyond the body`,
  table: "Calf strength and heel raises by side",
  small: {
    standing: "straight knee",
    seated: "bent knee",
    heel_raise: "one leg, until no more go",
  } satisfies Record<Position, string>,
  kg: "kg",
  reps: "reps",
  load: (what: string, side: string) => `${what}, ${side}, load in kg`,
  times: (what: string, side: string) => `${what}, ${side}, repetitions`,
  share: (percent: number) => `${percent} % of body weight`,
  ofNorm: (percent: number) => `${percent} % of the norm`,
  before: (what: string, day: string) => `${what}, ${day}`,
  lifted: (kg: number, reps: number) => `${kg} kg × ${reps}`,
  raised: (reps: number) => `${reps} reps`,
  weaker: (percent: number, side: string) => `${percent} % weaker ${side}`,
  fewer: (percent: number, side: string) => `${percent} % fewer ${side}`,
  even: "sides even",
  gate: (percent: number) => `gate ${percent} % of body weight`,
  gateBoth: "both have it",
  gateNone: "both short",
  gateOne: (side: string) => `${side} has it`,
  norm: (raises: number) => `norm ${raises} for age and sex`,
  noNorm: "no norm without age and sex",
  unlike: "not compared: different repetitions",
  on: "Tested on",
};

export const provocation = {
  title: "Provocation",
  note: "Pain 0 to 10",
  table: "Provocation tests by side",
  small: {
    raise_x10: "one leg",
    hop_x5: "one leg",
    squeeze: "thumb and finger",
  } satisfies Record<Test, string>,
  of: "/ 10",
  pain: (what: string, side: string) => `${what}, ${side}, pain`,
  over: (limit: number) => `over ${limit}`,
  within: (limit: number) => `${limit} or less`,
  noHops: "Not at this stage: opens with springs",
  before: (left: string, right: string, day: string) => `${left} and ${right} on ${day}`,
  none: "none",
};

export const imaging = {
  title: "Imaging and appointments",
  note: "The pictures stay where they are",
  kind: "Scan",
  none: "none",
  on: "Date",
  reading: "Finding",
  words: "In words",
  hint: "A typical finding changes no plan by itself. “Normal” asks you to think again about the diagnosis.",
  appointments: "Appointments without a patch",
  appointmentsNote: "For these the patch comes off, and goes on again after",
  what: "What",
  at: "When, clinic time",
  book: "Book",
  cancel: "Cancel",
  cancelled: "cancelled",
  booked: (what: string, when: string) => `${what}, ${when}`,
  isBooked: "Booked. The patch reminders follow.",
  isCancelled: "Cancelled. The patch reminders follow.",
};

export const procedure = {
  title: "Procedures",
  note: "A record of its own, saved with its own button",
  begin: "Record a procedure",
  leave: "Leave it",
  kind: "Procedure",
  choose: "choose",
  on: "Done on",
  by: "Done by",
  side: "Side",
  restart: "Loading again from",
  restartHint: "Left empty: loading and running wait until you name a day.",
  reason: "Why",
  reasonSecond: "Why a second injection",
  save: (until: string | null) =>
    until ? `Record it, and stop loading until ${until}` : "Record it, and stop loading",
  done: (until: string | null) =>
    until
      ? `Recorded. Loading and running wait until ${until}.`
      : "Recorded. Loading and running wait until you name a day.",
  doneFree: "Recorded. Loading goes on.",
  warnings: {
    steroid:
      "Best avoided in the Achilles. A steroid weakens the tendon and can end in a rupture. Loading, running and shockwave wait.",
    needling: "At most one injection, after simpler care has had its time. Loading and running wait.",
    prp: "Plasma did no better than a dummy injection in trials. Loading and running wait.",
    other_injection: "At most one injection, after simpler care has had its time. Loading and running wait.",
    scraping: "After simpler care has had its time. Loading and running wait.",
    surgery:
      "The last step: it did no better than exercise in trials, and has risks of its own. Loading and running wait.",
  } satisfies Record<Procedure, string>,
  warning: "Before you record it.",
  second: "There has been an injection before. One at most is the rule here.",
  tried: "What has been tried",
  triedNothing: "Nothing has been tried yet.",
  triedLine: (title: string, weeks: number, adherence: number | null) =>
    `${title}: ${count(weeks, "week", "weeks")}${adherence === null ? "" : `, ${adherence} % of it done`}`,
  waits: "Loading waits for a day you name",
  waitsUntil: (day: string) => `Loading waits until ${day}`,
  restarted: (day: string) => `Loading allowed since ${day}`,
  name: "Name the day",
  change: "Change the day",
  nameReason: "Why this day",
  set: "Set the day",
  isSet: (day: string) => `Loading may begin again on ${day}.`,
  title_: (kind: string, side: string) => `${kind}, ${side}`,
  line: (day: string, who: string) => `${day}, ${who}`,
};
