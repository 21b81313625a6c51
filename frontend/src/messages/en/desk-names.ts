/** What a tendon, a test, a scan and a procedure are called at the desk. */

import type { Shapes } from "../../api/types";

type Condition = Shapes["ConditionOut"];
type Records = Shapes["RecordsOut"];
export type Procedure = Shapes["ProcedureOut"]["kind"];
export type Position = Shapes["StrengthTestOut"]["position"];
export type Test = Shapes["ProvocationTestOut"]["test"];
type Scan = Shapes["ImagingOut"]["kind"];

export const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const diagnoses = {
  unconfirmed: "not known yet",
  midportion_tendinopathy: "tendinopathy, mid-portion",
  insertional_tendinopathy: "tendinopathy, insertional",
  both: "tendinopathy, both places",
  paratenonitis: "paratenonitis",
  plantaris: "plantaris",
  acute_partial_tear: "partial tear, acute",
  degenerative_partial_tear: "partial tear, degenerative",
  other: "other",
} satisfies Record<Condition["diagnosis"], string>;

export const sites = {
  none: "none",
  midportion: "mid-portion",
  insertional: "insertional",
  both: "both places",
  inner: "inner side",
  unsure: "unsure",
} satisfies Record<Condition["site_left"], string>;

export const illnesses = {
  diabetes: "Diabetes",
  psoriasis: "Psoriasis",
  inflammatory_arthritis: "Inflammatory arthritis",
  inflammatory_bowel_disease: "Inflammatory bowel disease",
  eye_inflammation: "Inflamed eyes",
  gout: "Gout",
  high_cholesterol: "High cholesterol",
  obesity: "Obesity",
  kidney_disease: "Kidney disease",
  other: "Another illness",
} satisfies Record<Condition["conditions"][number], string>;

export const coFindings = {
  kager_fat_pad: "Kager’s fat pad",
  bursitis: "Bursitis",
  haglund: "Haglund’s heel",
  plantaris_contact: "Plantaris touches",
  os_trigonum: "Os trigonum",
  subtalar_arthritis: "Subtalar arthritis",
  other: "Something else",
} satisfies Record<Condition["co_findings"][number], string>;

export const procedures = {
  steroid: "Steroid injection",
  needling: "Needling",
  prp: "Blood plasma (PRP)",
  other_injection: "Other injection",
  scraping: "Scraping",
  surgery: "Surgery",
} satisfies Record<Procedure, string>;

export const positions = {
  standing: "Standing raise",
  seated: "Seated raise",
  heel_raise: "Heel raises",
} satisfies Record<Position, string>;

export const provocations = {
  raise_x10: "Raises ×10",
  hop_x5: "Hops ×5",
  squeeze: "Squeeze",
} satisfies Record<Test, string>;

export const scans = {
  ultrasound: "Ultrasound",
  mri: "MRI",
  xray: "X-ray",
  other: "Other scan",
} satisfies Record<Scan, string>;

export const readings = {
  typical: "Typical: thick, disordered",
  normal: "Normal",
  tear: "Tear suspected",
  other: "Something else",
} satisfies Record<Records["imaging"][number]["reading"], string>;

export const appointments = {
  mri: "MRI",
  diathermy: "Diathermy",
  cardioversion: "Cardioversion",
} satisfies Record<Records["appointments"][number]["what"], string>;
