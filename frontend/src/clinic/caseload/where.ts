/** A patient in one line: where they are, why they are here, what comes next. */

import { desk } from "../../messages/en/desk";
import { localNow, sayAhead, sayMoment } from "../calendar";
import type { Patient } from "../data";

const say = desk.caseload;

export function sayPlan(patient: Patient): string {
  if (patient.plan_title === null) return say.status.no_plan;
  const { week, weeks } = patient;
  return week !== null && weeks !== null
    ? `${patient.plan_title}, ${say.week(week, weeks)}`
    : patient.plan_title;
}

export function sayNext(patient: Patient, zone: string, now: Date): string {
  if (patient.next_due_at === null || patient.next_kind === null) return say.nothingNext;
  const due = localNow(new Date(patient.next_due_at), zone);
  return say.next(patient.next_kind, sayAhead(due, localNow(now, zone).slice(0, 10)));
}

/** A verdict's own words; the house's where no verdict spoke. */
export function sayWhy(patient: Patient, zone: string, now: Date): string {
  const { need, reason } = patient;
  if (need === null) {
    if (patient.status === "active") return capital(sayNext(patient, zone, now));
    return say.status[patient.status];
  }
  if (need === "silent") return say.reasons.silent(patient.silent_days ?? 0);
  if (need === "unreachable") return reason ? say.reasons.unseen : say.reasons.unreachable;
  if (need === "no_plan" || need === "review") return say.reasons[need];
  return reason?.saw ?? "";
}

/** Since when, and what else is open. */
export function saySince(patient: Patient, zone: string, now: Date): string {
  const { reason } = patient;
  if (!reason) return "";
  const since = reason.at ? sayMoment(reason.at, zone, now) : "";
  return [since, reason.more > 0 && say.more(reason.more)].filter(Boolean).join(", ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
