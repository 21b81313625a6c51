/** The words of the page where a plan is assigned or adjusted. */

import type { Kind } from "../../api/types";
import { diff } from "./desk-plan-diff";

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

const daysBetween = (daysApart: number) => (daysApart === 2 ? "a day" : `${daysApart - 1} days`);

export const plan = {
  kinds: {
    session: "calf session",
    collagen: "collagen",
    next_day_check: "morning check",
    gtn_patch: "new patch",
    gtn_patch_off: "patch off",
    gtn_mri: "patch off for a scan",
    gtn_restart: "patch on again",
    heel_wedges: "wedges in",
    shockwave: "shockwave visit",
    shockwave_day_before: "shockwave tomorrow",
    shockwave_soon: "shockwave in two hours",
    gtn_review: "patch review",
    wedge_review: "wedge review",
    shockwave_review: "shockwave review",
    questionnaire: "questionnaire",
  } satisfies Record<Kind, string>,

  /** `n` of `of`, where the thing belongs to a course. */
  item: (kind: Kind, n: number | null, of: number | null): string =>
    n !== null && of !== null ? `${plan.kinds[kind]} ${n} of ${of}` : plan.kinds[kind],

  assign: "Assign a plan",
  adjust: "Adjust the plan",
  assigning: "Assigning…",
  noPlanYet: "no plan yet",
  running: (version: number, since: string) => `version ${version} runs since ${since}`,
  keys: { next: "next field", assign: "assign" },

  programme: "Programme",
  template: "Template",
  sites: { midportion: "for the mid-portion", insertional: "for the insertion", both: "for either place" },
  lockedMark: "loading locked",
  lockedWhy: "Nothing is loaded and nobody runs until you lift the lock on the patient’s page.",
  notAllowed: (courses: string) => `Not part of this programme: ${courses}.`,
  stages: (number: number) => count(number, "stage", "stages"),
  stageWeeks: (weeks: number | null) => (weeks === null ? "" : `up to ${count(weeks, "week", "weeks")}`),
  stageYours: "you open it",
  startsOn: "First day",
  startsLate: (days: number) => `The first session is ${days} days away.`,
  startsLateWhy: "Care works better the sooner it begins: choose a session day within the next two days.",
  keepsStart: "The running plan keeps the day it started on.",
  lasts: (weeks: number) => `${weeks} weeks`,
  changedHint: "Changed fields are honey, with what they were",

  days: "Days and time",
  sessionDays: "Days with a calf session",
  at: "Session at",
  wasOn: "was on",
  tooNear: "too near",
  daysHint: {
    apart: (least: number, most: number, daysApart: number) =>
      `${least === most ? least : `${least} to ${most}`} days a week, with ${daysBetween(daysApart)} between them.`,
    daily: (least: number, most: number) =>
      `${least === most ? least : `${least} to ${most}`} days a week, as this programme has it.`,
  },
  blocked: (day: string, near: string) =>
    `${day} lies too near to ${near}. The tendon gets its rest between sessions, round the week too: take one out to use the other.`,
  checkAt: "Morning check at",
  daysApart: "Days from one session to the next",
  orMore: (days: number) => `${days} or more`,
  asProgramme: "as usual",
  checkHint: "Asked the morning after each session.",

  courses: "Courses",
  coursesHint: "With what is known about each",
  isNew: "new",
  was: (value: string) => `was ${value}`,
  collagen: {
    title: "Collagen",
    summary: "Before each session. It moves with the session, and goes when the session goes.",
    evidence: "Small trials, the Achilles one paid for by the maker; the best timing is not settled.",
    lead: "Lead",
    minutes: "min",
    dose: "Dose",
    doseHint: "Your own words, such as 15 g. Empty: whatever the tin says.",
  },
  shockwave: {
    title: "Shockwave",
    summary: "Weekly visits at the clinic. Reminded the day before and two hours before.",
    evidence: "Results are inconsistent (NICE IPG571).",
    first: "First visit, clinic time",
    visits: "Visits",
    every: "Apart",
    days: "days",
    prescriber: "Prescribed by",
  },
  gtn: {
    title: "GTN patch",
    summary: "One reminder a day, with a review in week 8 and on the last day.",
    evidence: "Trials disagree; one of 2024 with an ointment found no gain.",
    from: "From",
    weeks: "Course",
    time: "New patch at",
    wear: "Worn for",
    wearHint: "Empty: until the next one",
    hours: "hours",
    prescriber: "Prescribed by",
    weeksUnit: "weeks",
  },
  wedges: {
    title: "Heel wedges",
    summary: "In both shoes. Asked once a day, with a review on the last day.",
    evidence: "Ahead of eccentric raises at 12 weeks, by less than the trial itself had called worthwhile.",
    height: "Height",
    from: "From",
    weeks: "Course",
    time: "Ask at",
    mm: "mm",
    weeksUnit: "weeks",
  },
  prescriberHint: "Name and role. Without it the course cannot be assigned.",
  reason: "Why",
  reasonHint: (name: string) => `Kept with the version. ${name} may read it.`,
  reasonFirstHint: "If there is something the next clinician has to know.",

  problems: {
    date: "A day is missing.",
    past: "This day has passed. The plan can start today.",
    days: ({ least, most }: { least: number; most: number }) =>
      least === most ? `Choose ${least} days.` : `Choose ${least} to ${most} days.`,
    closeDays: (daysApart: number) => `Too near to each other. Leave ${daysBetween(daysApart)} between two.`,
    daysApart: (least: number, most: number) =>
      least === most
        ? `This programme has ${least} and no other: leave it empty.`
        : `A whole number from ${least} to ${most}, or empty.`,
    time: "A time is missing.",
    lead: "Between 30 and 60 minutes.",
    firstVisit: "Day and time of the first visit are missing.",
    visits: "Between 1 and 8 visits.",
    everyDays: "Five to nine days apart; weekly is usual.",
    shockwavePrescriber: "Say who prescribes shockwave.",
    patchWeeks: "A patch course lasts 8 to 12 weeks.",
    wearHours: "Between 1 and 23 hours; empty is until the next patch.",
    patchPrescriber: "Say who prescribes the patch.",
    wedgeWeeks: "A wedge course lasts 12 weeks.",
    height: "Between 6 and 20 mm.",
    reason: "Say why the plan changes.",
  },

  sign: {
    labelNew: (day: string) => `New plan, from ${day}`,
    labelNext: (version: number) => `Version ${version}`,
    undoAll: "Undo all",
    loading: "Counting the reminders…",
    reminders: (sum: number, weeks: number) =>
      `${count(sum, "reminder", "reminders")} in ${count(weeks, "week", "weeks")}`,
    changes: (changes: number, reminders: string) => `${count(changes, "change", "changes")}, ${reminders}`,
    unchanged: "Nothing changed yet",
    average: (sends: number, average: string, most: number) =>
      `Sent as ${sends} notifications: ${average} a day, at most ${most} on one day.`,
    stale: "These are the reminders of the last form without a problem.",
    assignTo: (name: string) => `Assign to ${name}`,
    saveFor: (version: number) => `Assign version ${version}`,
    fix: (problem: string, others: number) =>
      others > 0 ? `${problem} And ${count(others, "more field", "more fields")}.` : problem,
    chooseFirst: "Choose between the two plans first",
    nothing: "Not yet: nothing is changed",
    waiting: "Not yet: the reminders are being counted",
    noPreview: "Not yet: the reminders could not be counted",
    difference: "What changes",
    wasHidden: "was ",
    nowHidden: "now ",
    toSign: "To the reminders and sign-off",
  },

  roll: {
    title: "What the phone will do",
    span: (from: string, to: string, zone: string) => `${from} to ${to}, ${zone}`,
    caption: "Every reminder, a line a day",
    day: "Day",
    reminders: "Reminders",
    counts: { sends: "Sends", due: "Due" },
    region: "All days; scroll for the later weeks",
    week: (week: number) => `Week ${week}`,
    before: "Day before",
    after: "Day after",
    dayCounts: {
      sends: (sends: number) => count(sends, "send", "sends"),
      due: (due: number) => `${due} due`,
    },
    nothing: "nothing",
    joined: (items: string) => `${items}, as one`,
    gone: "no longer sent",
    none: "No reminder in these weeks.",
    notSent: "not sent",
    key: {
      session: "session",
      collagen: "collagen",
      next_day_check: "morning check",
      gtn_patch: "patch",
      heel_wedges: "wedges",
      shockwave: "visit",
      prompt: "visit reminder",
      review: "review",
      questionnaire: "questionnaire",
    },
    clocks: (day: string) => `The clocks change on ${day}; every time stays as written.`,
  },

  conflict: {
    title: (who: string, when: string) => `${who} changed this plan ${when}, while you were here`,
    safe: "Nothing is overwritten until you choose",
    table: "Where both of you changed the plan",
    field: "Field",
    opened: "When you opened it",
    theirs: (version: number) => `Theirs, version ${version}`,
    yours: "Yours",
    reason: (reason: string) => `Their reason: “${reason}”`,
    noClash: "Your changes do not touch theirs. Both can stand.",
    use: "Use these choices",
    takeTheirs: "Take all of theirs",
    state: (status: string) => `The plan is now ${status}.`,
  },

  failure: {
    title: "Nothing is lost",
    notSaved: "The plan was not assigned. What you typed is still here: try again.",
    preview: "The reminders could not be counted. What you typed is still here.",
    already: "There is a running plan already. This page now adjusts it.",
    again: "Try again",
    ended: "This plan has ended, so it cannot be adjusted.",
  },

  diff,
};
