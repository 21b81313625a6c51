/** A patient in one line: where they are, why they are here, what comes next. */

import { desk } from "../../messages/en/desk";
import { localNow, sayAhead } from "../calendar";
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

export function sayWhy(patient: Patient, zone: string, now: Date): string {
  if (patient.need !== null) return say.reasons[patient.need];
  if (patient.status === "active") return capital(sayNext(patient, zone, now));
  return say.status[patient.status];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
