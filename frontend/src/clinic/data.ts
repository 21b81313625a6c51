/** The clinic's side of the API: its shapes under the desk's names, and its calls. */

import { call } from "../api/client";
import type { Shapes } from "../api/types";

export type Patient = Shapes["CaseOut"];
export type Need = NonNullable<Patient["need"]>;
export type Reach = Patient["reminders"];

export type ReachList = Shapes["ReachListOut"];
export type Unreached = Shapes["UnreachedOut"];
export type ReminderLife = Shapes["ReminderLifeOut"];

export type PatientPage = Shapes["PatientOut"];
export type Plan = Shapes["PlanOut"];
export type PlanStatus = Plan["status"];
export type PlanVersion = Shapes["PlanVersionOut"];
export type Prescription = Shapes["PrescriptionIn"];
export type Template = Shapes["TemplateOut"];

export type Preview = Shapes["PreviewOut"];
export type PlannedDay = Shapes["PreviewDayOut"];
export type PlannedItem = Shapes["PreviewItemOut"];

export type OpenInvitation = Shapes["InvitationOut"];
/** The link and its picture come with this answer only; the server keeps neither. */
export type Invitation = Shapes["InvitationMadeOut"];

export const listPatients = () => call("GET", "/api/patients");

export const readPatient = (id: string) => call("GET", `/api/patients/${id}`);

export const listUnreached = () => call("GET", "/api/clinic/reach");

export const readReminders = (id: string) => call("GET", `/api/clinic/patients/${id}/reminders`);

export const listInvitations = () => call("GET", "/api/invitations");

export const invitePerson = (invited: Shapes["InvitationIn"]) => call("POST", "/api/invitations", invited);

export const withdrawInvitation = (id: string) => call("DELETE", `/api/invitations/${id}`);

export const listTemplates = () => call("GET", "/api/templates");

export const readPlan = (id: string) => call("GET", `/api/programmes/${id}`);

export const listVersions = (id: string) => call("GET", `/api/programmes/${id}/versions`);

export const previewPlan = (patientId: string, prescription: Prescription) =>
  call("POST", `/api/patients/${patientId}/programme/preview`, prescription);

export const assignPlan = (patientId: string, prescription: Prescription) =>
  call("POST", `/api/patients/${patientId}/programme`, prescription);

export const adjustPlan = (planId: string, change: Shapes["AdjustmentIn"]) =>
  call("PUT", `/api/programmes/${planId}`, change);

export type StatusChange = "pause" | "resume" | "end";

export const changeStatus = (planId: string, change: StatusChange, because: Shapes["StatusChangeIn"]) =>
  call("POST", `/api/programmes/${planId}/${change}`, because);
