/** What still stands between a draft and a plan, by the field it belongs to. */

import { plan } from "../../messages/en/desk-plan";
import { isDate, isTime, type LocalDate } from "../calendar";
import { type Draft, prescriptionOf, wholeNumber } from "./draft";
import { isTooClose, mostDaysApart, type Spacing, spaced } from "./spacing";

/** Keyed by the field's path in the API ("gtn.prescriber"), in the order of the form. */
export type Problems = Record<string, string>;

const say = plan.problems;

function isWithin(text: string, least: number, most: number): boolean {
  const value = wholeNumber(text);
  return value >= least && value <= most;
}

/** `earliest` is the first day a new plan may start; a running plan keeps the day it started on. */
export function problemsOf(draft: Draft, earliest: LocalDate | null, spacing: Spacing): Problems {
  const found: Problems = {};
  const check = (field: string, isFine: boolean, words: string) => {
    if (!isFine) found[field] ??= words;
  };
  check("starts_on", isDate(draft.startsOn), say.date);
  check("starts_on", earliest === null || draft.startsOn >= earliest, say.past);
  const days = draft.weekdays.length;
  const asked = prescriptionOf(draft).sessions.days_apart ?? null;
  const kept = spaced(spacing, asked);
  const isApart = asked === null || kept.daysApart === asked;
  check("sessions.days_apart", isApart, say.daysApart(spacing.daysApart, mostDaysApart(spacing)));
  check("sessions.weekdays", days >= kept.least && days <= kept.most, say.days(kept));
  check("sessions.weekdays", !isTooClose(draft.weekdays, kept.daysApart), say.closeDays(kept.daysApart));
  check("sessions.time", isTime(draft.time), say.time);
  check("next_day_check.time", isTime(draft.check.time), say.time);
  if (draft.collagen.on) {
    check("collagen.lead_minutes", isWithin(draft.collagen.leadMinutes, 30, 60), say.lead);
  }
  checkCourses(draft, check);
  return found;
}

function checkCourses(draft: Draft, check: (field: string, isFine: boolean, words: string) => void): void {
  const { gtn, wedges, shockwave } = draft;
  if (shockwave.on) {
    check("shockwave.first", isDate(shockwave.first.slice(0, 10)), say.firstVisit);
    check("shockwave.first", isTime(shockwave.first.slice(11, 16)), say.firstVisit);
    check("shockwave.sessions", isWithin(shockwave.visits, 1, 8), say.visits);
    check("shockwave.every_days", isWithin(shockwave.everyDays, 5, 9), say.everyDays);
    check("shockwave.prescriber", shockwave.prescriber.trim() !== "", say.shockwavePrescriber);
  }
  if (gtn.on) {
    check("gtn.from", isDate(gtn.from), say.date);
    check("gtn.weeks", isWithin(gtn.weeks, 8, 12), say.patchWeeks);
    check("gtn.time", isTime(gtn.time), say.time);
    const hours = gtn.wearHours.trim();
    check("gtn.wear_hours", hours === "" || isWithin(hours, 1, 23), say.wearHours);
    check("gtn.prescriber", gtn.prescriber.trim() !== "", say.patchPrescriber);
  }
  if (wedges.on) {
    check("wedges.from", isDate(wedges.from), say.date);
    check("wedges.weeks", isWithin(wedges.weeks, 12, 12), say.wedgeWeeks);
    check("wedges.time", isTime(wedges.time), say.time);
    check("wedges.height_mm", isWithin(wedges.heightMm, 6, 20), say.height);
  }
}

/** The server names a field of the whole body; the form knows it without the wrapper. */
export function fieldOf(path: string): string {
  return path.replace(/^(body\.)?(json\.)?(prescription\.)?/, "").replace(/(\.|\[)\d+\]?$/, "");
}
