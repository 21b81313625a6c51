/** The clinic's side of the API: shapes and typed calls. */

import { call } from "../api/client";
import type { Device, Kind, OccurrenceState, Role } from "../api/types";
import type { LocalDate, LocalMoment, Weekday } from "./calendar";

export type Need = "no_plan" | "unreachable" | "silent" | "review";
export type PlanStatus = "active" | "paused" | "ended";
export type Reach = "on" | "silent" | "off";

export interface Patient {
  id: string;
  name: string;
  status: "no_plan" | PlanStatus;
  plan_title: string | null;
  week: number | null;
  weeks: number | null;
  next_due_at: string | null;
  next_kind: Kind | null;
  sessions_done: number;
  sessions_planned: number;
  last_pain: number | null;
  last_entry_at: string | null;
  reminders: Reach;
  need: Need | null;
}

export interface Course {
  from: LocalDate;
  weeks: number;
  time: string;
}

export interface Prescription {
  template: string;
  starts_on: LocalDate;
  sessions: { weekdays: Weekday[]; time: string };
  collagen: { lead_minutes: number } | null;
  next_day_check: { time: string };
  gtn: (Course & { prescriber: string }) | null;
  wedges: (Course & { height_mm: number }) | null;
  shockwave: { first: LocalMoment; sessions: number; every_days: number; prescriber: string } | null;
  reason: string;
}

export interface Template {
  id: string;
  title: string;
  summary: string;
  weeks: number;
  stages: { title: string; summary: string }[];
  defaults: Partial<Prescription>;
}

export interface Plan {
  id: string;
  patient_id: string;
  template: string;
  title: string;
  status: PlanStatus;
  version: number;
  zone: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
  stage: string | null;
  prescription: Prescription;
  assigned_by: string;
  assigned_at: string;
}

export interface PlanVersion {
  number: number;
  author: string;
  at: string;
  reason: string;
  status: PlanStatus;
  prescription: Prescription;
}

export interface PatientPage {
  id: string;
  name: string;
  email: string;
  zone: string;
  status: "no_plan" | PlanStatus;
  plan: Plan | null;
  versions: PlanVersion[];
  upcoming: { kind: Kind; due_at: string; local: LocalMoment; state: OccurrenceState }[];
  recent: {
    kind: Kind;
    local: LocalMoment;
    state: OccurrenceState;
    acted_at: string | null;
    pain: number | null;
  }[];
  reminders: { state: Reach; devices: Pick<Device, "label" | "state" | "last_shown_at">[] };
}

export interface PlannedItem {
  kind: Kind;
  due_at: string;
  expires_at: string;
  local: LocalMoment;
  zone: string;
  n: number | null;
  of: number | null;
}

export interface PlannedDay {
  date: LocalDate;
  sends: number;
  items: PlannedItem[];
}

export interface Preview {
  zone: string;
  total: number;
  sends: number;
  days: PlannedDay[];
}

export interface OpenInvitation {
  id: string;
  name: string;
  role: Role;
  expires_at: string;
  created_at: string;
}

/** The link and its picture come with this answer only; the server keeps neither. */
export interface Invitation extends OpenInvitation {
  url: string;
  qr_svg: string;
}

export const listPatients = () =>
  call<{ clinic: { name: string }; patients: Patient[] }>("GET", "/api/patients");

export const readPatient = (id: string) => call<PatientPage>("GET", `/api/patients/${id}`);

export const listInvitations = () => call<{ invitations: OpenInvitation[] }>("GET", "/api/invitations");

export const invitePerson = (invited: { role: Role; name: string; email?: string }) =>
  call<Invitation>("POST", "/api/invitations", invited);

export const withdrawInvitation = (id: string) => call<void>("DELETE", `/api/invitations/${id}`);

export const listTemplates = () => call<{ templates: Template[] }>("GET", "/api/templates");

export const readPlan = (id: string) => call<Plan>("GET", `/api/programmes/${id}`);

export const listVersions = (id: string) =>
  call<{ versions: PlanVersion[] }>("GET", `/api/programmes/${id}/versions`);

export const previewPlan = (patientId: string, prescription: Prescription) =>
  call<Preview>("POST", `/api/patients/${patientId}/programme/preview`, prescription);

export const assignPlan = (patientId: string, prescription: Prescription) =>
  call<Plan>("POST", `/api/patients/${patientId}/programme`, prescription);

export const adjustPlan = (
  planId: string,
  change: { version: number; reason: string; prescription: Prescription },
) => call<Plan>("PUT", `/api/programmes/${planId}`, change);

export type StatusChange = "pause" | "resume" | "end";

export const changeStatus = (
  planId: string,
  change: StatusChange,
  because: { version: number; reason: string },
) => call<Plan>("POST", `/api/programmes/${planId}/${change}`, because);
