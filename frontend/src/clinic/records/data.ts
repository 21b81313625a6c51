/** What is known of a patient's tendon: its shapes under the desk's names, and its calls. */

import { call } from "../../api/client";
import type { Shapes } from "../../api/types";

export type Condition = Shapes["ConditionOut"];
export type ConditionSaid = Required<Shapes["ConditionIn"]>;
export type PainPattern = Required<Shapes["PainPattern"]>;
export type Hint = Shapes["HintOut"];
export type Records = Shapes["RecordsOut"];
export type Measures = Shapes["MeasuresOut"];
export type StrengthTest = Shapes["StrengthTestOut"];
export type ProvocationTest = Shapes["ProvocationTestOut"];
export type Imaging = Shapes["ImagingOut"];
export type Procedure = Shapes["ProcedureOut"];
export type Appointment = Shapes["AppointmentOut"];
export type Tried = Shapes["TriedOut"];
export type Step = Shapes["StepOut"];
export type Score = Shapes["QuestionnaireScoreOut"];

export type Gates = Shapes["GatesOut"];
export type GtnAnswers = Shapes["GtnGateIn"];
export type ShockwaveAnswers = Shapes["ShockwaveGateIn"];
export type CollagenAnswers = Shapes["CollagenGateIn"];

export type Side = "left" | "right";
export type Position = StrengthTest["position"];
export type Test = ProvocationTest["test"];

const of = (id: string) => `/api/patients/${id}` as const;

export const readCondition = (id: string) => call("GET", `${of(id)}/condition`);

export const recordCondition = (id: string, said: ConditionSaid) => call("PUT", `${of(id)}/condition`, said);

export const readRecords = (id: string) => call("GET", `${of(id)}/records`);

export const recordStrength = (id: string, test: Shapes["StrengthTestIn"]) =>
  call("POST", `${of(id)}/strength-tests`, test);

export const recordProvocation = (id: string, test: Shapes["ProvocationTestIn"]) =>
  call("POST", `${of(id)}/provocation-tests`, test);

export const recordImaging = (id: string, imaging: Shapes["ImagingIn"]) =>
  call("POST", `${of(id)}/imaging`, imaging);

export const recordProcedure = (id: string, procedure: Shapes["ProcedureIn"]) =>
  call("POST", `${of(id)}/procedures`, procedure);

export const setRestart = (id: string, procedureId: string, restart: Shapes["RestartIn"]) =>
  call("PUT", `${of(id)}/procedures/${procedureId}/restart`, restart);

export const bookAppointment = (id: string, appointment: Shapes["AppointmentIn"]) =>
  call("POST", `${of(id)}/appointments`, appointment);

export const cancelAppointment = (id: string, appointmentId: string) =>
  call("DELETE", `${of(id)}/appointments/${appointmentId}`);

export const readEscalation = (id: string) => call("GET", `${of(id)}/escalation`);

export const readScores = (id: string) => call("GET", `${of(id)}/questionnaires`);

export const readGates = (id: string) => call("GET", `${of(id)}/gates`);

export const answerGtn = (id: string, answers: GtnAnswers) => call("PUT", `${of(id)}/gates/gtn`, answers);

export const answerShockwave = (id: string, answers: ShockwaveAnswers) =>
  call("PUT", `${of(id)}/gates/shockwave`, answers);

export const answerCollagen = (id: string, answers: CollagenAnswers) =>
  call("PUT", `${of(id)}/gates/collagen`, answers);
