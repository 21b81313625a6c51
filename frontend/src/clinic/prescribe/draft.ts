/** The form of a plan: what the clinician has typed so far, and the prescription it makes. */

import { addDays, isDate, type LocalDate, type Weekday, weekdayOf } from "../calendar";
import type { Prescription, Template } from "../data";

export interface Draft {
  template: string;
  startsOn: LocalDate;
  weekdays: Weekday[];
  time: string;
  /** Empty: as the programme has it. */
  daysApart: string;
  collagen: { on: boolean; leadMinutes: string; dose: string };
  check: { time: string };
  /** `wearHours` empty: worn until the next one. */
  gtn: {
    on: boolean;
    from: LocalDate;
    weeks: string;
    time: string;
    prescriber: string;
    wearHours: string;
  };
  wedges: { on: boolean; from: LocalDate; weeks: string; time: string; heightMm: string };
  shockwave: { on: boolean; first: string; visits: string; everyDays: string; prescriber: string };
  reason: string;
}

// The usual course where the template names none: clinics change these in the form
const USUAL_GTN = { weeks: 12, time: "20:30" };
const USUAL_WEDGES = { weeks: 12, time: "07:30", height_mm: 12 };
const USUAL_SHOCKWAVE = { sessions: 5, every_days: 7, time: "10:00" };
const USUAL_LEAD_MINUTES = 30;
const USUAL_CHECK = "08:30";

/** The first Wednesday from `date` on. */
function firstVisit(date: LocalDate): string {
  let day = date;
  while (weekdayOf(day) !== "wed") day = addDays(day, 1);
  return `${day}T${USUAL_SHOCKWAVE.time}`;
}

/** A course that is off would begin on `coursesFrom` once it is switched on. */
export function draftOf(prescribed: Prescription, coursesFrom: LocalDate = prescribed.starts_on): Draft {
  const { gtn, wedges, shockwave } = prescribed;
  return {
    template: prescribed.template,
    startsOn: prescribed.starts_on,
    weekdays: [...prescribed.sessions.weekdays],
    time: prescribed.sessions.time,
    daysApart: String(prescribed.sessions.days_apart ?? ""),
    collagen: {
      on: prescribed.collagen !== null,
      leadMinutes: String(prescribed.collagen?.lead_minutes ?? USUAL_LEAD_MINUTES),
      dose: prescribed.collagen?.dose ?? "",
    },
    check: { time: prescribed.next_day_check.time },
    gtn: {
      on: gtn !== null,
      from: gtn?.from ?? coursesFrom,
      weeks: String(gtn?.weeks ?? USUAL_GTN.weeks),
      time: gtn?.time ?? USUAL_GTN.time,
      prescriber: gtn?.prescriber ?? "",
      wearHours: String(gtn?.wear_hours ?? ""),
    },
    wedges: {
      on: wedges !== null,
      from: wedges?.from ?? coursesFrom,
      weeks: String(wedges?.weeks ?? USUAL_WEDGES.weeks),
      time: wedges?.time ?? USUAL_WEDGES.time,
      heightMm: String(wedges?.height_mm ?? USUAL_WEDGES.height_mm),
    },
    shockwave: {
      on: shockwave !== null,
      first: shockwave?.first.slice(0, 16) ?? firstVisit(coursesFrom),
      visits: String(shockwave?.sessions ?? USUAL_SHOCKWAVE.sessions),
      everyDays: String(shockwave?.every_days ?? USUAL_SHOCKWAVE.every_days),
      prescriber: shockwave?.prescriber ?? "",
    },
    reason: "",
  };
}

/** A new plan from a template; no course is on until a clinician puts it on. */
export function freshDraft(template: Template, startsOn: LocalDate): Draft {
  const usual = template.defaults;
  return draftOf({
    template: template.id,
    starts_on: startsOn,
    sessions: { ...usual.sessions, days_apart: null },
    collagen: usual.collagen === undefined ? { lead_minutes: USUAL_LEAD_MINUTES, dose: "" } : usual.collagen,
    next_day_check: usual.next_day_check ?? { time: USUAL_CHECK },
    gtn: null,
    wedges: null,
    shockwave: null,
    reason: "",
  });
}

/** Another template: what it does not allow is off, and a plan not yet begun takes its usual days. */
export function chooseTemplate(draft: Draft, template: Template, isRunning: boolean): Draft {
  const mayHave = (course: Template["courses"][number]) => template.courses.includes(course);
  const usual = template.defaults.sessions;
  return {
    ...draft,
    template: template.id,
    daysApart: "",
    ...(!isRunning && { weekdays: [...usual.weekdays], time: usual.time }),
    collagen: { ...draft.collagen, on: draft.collagen.on && mayHave("collagen") },
    gtn: { ...draft.gtn, on: draft.gtn.on && mayHave("gtn") },
    wedges: { ...draft.wedges, on: draft.wedges.on && mayHave("wedges") },
    shockwave: { ...draft.shockwave, on: draft.shockwave.on && mayHave("shockwave") },
  };
}

/** Numbers that cannot be read become NaN: `problemsOf` names them before anything is sent. */
export function prescriptionOf(draft: Draft): Prescription {
  const { collagen, check, gtn, wedges, shockwave } = draft;
  return {
    template: draft.template,
    starts_on: draft.startsOn,
    sessions: { weekdays: draft.weekdays, time: draft.time, days_apart: daysOrNull(draft.daysApart) },
    collagen: collagen.on
      ? { lead_minutes: wholeNumber(collagen.leadMinutes), dose: collagen.dose.trim() }
      : null,
    next_day_check: { time: check.time },
    gtn: gtn.on
      ? {
          from: gtn.from,
          weeks: wholeNumber(gtn.weeks),
          time: gtn.time,
          prescriber: gtn.prescriber.trim(),
          wear_hours: gtn.wearHours.trim() === "" ? null : wholeNumber(gtn.wearHours),
        }
      : null,
    wedges: wedges.on
      ? {
          from: wedges.from,
          weeks: wholeNumber(wedges.weeks),
          time: wedges.time,
          height_mm: wholeNumber(wedges.heightMm),
        }
      : null,
    shockwave: shockwave.on
      ? {
          first: shockwave.first,
          sessions: wholeNumber(shockwave.visits),
          every_days: wholeNumber(shockwave.everyDays),
          prescriber: shockwave.prescriber.trim(),
        }
      : null,
    reason: draft.reason.trim(),
  };
}

function daysOrNull(text: string): number | null {
  return text.trim() === "" ? null : wholeNumber(text);
}

export function wholeNumber(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** Moves the first day, and with it every course that began on the old one. */
export function startOn(draft: Draft, startsOn: LocalDate): Draft {
  if (!isDate(startsOn)) return { ...draft, startsOn };
  const follow = (from: LocalDate) => (from === draft.startsOn ? startsOn : from);
  const keepsVisit = !isDate(draft.startsOn) || draft.shockwave.first !== firstVisit(draft.startsOn);
  return {
    ...draft,
    startsOn,
    gtn: { ...draft.gtn, from: follow(draft.gtn.from) },
    wedges: { ...draft.wedges, from: follow(draft.wedges.from) },
    shockwave: { ...draft.shockwave, first: keepsVisit ? draft.shockwave.first : firstVisit(startsOn) },
  };
}
