/** Answers before a course as they stand on the page, and what still is open. */

import { gates as say } from "../../../messages/en/desk-gates";
import type { CollagenAnswers, Gates, GtnAnswers, ShockwaveAnswers } from "../../records/data";

export type GatedCourse = keyof Gates;

export const QUESTIONS = {
  gtn: Object.keys(say.gtn),
  shockwave: Object.keys(say.shockwave),
  collagen: Object.keys(say.collagen),
} as Record<GatedCourse, string[]>;

/** These call for a clinician's yes; the others block a patch. */
export const RISKS = ["migraine", "glaucoma", "blood_pressure_medicine", "alcohol", "recent_heart_trouble"];

/** `answers` lack what was not answered yet; numbers as typed. */
export interface GateDraft {
  answers: Partial<Record<string, boolean>>;
  systolic: string;
  prescriber: string;
  product: string;
  patchKind: GtnAnswers["patch_kind"];
  mayBeCut: boolean;
  instruction: string;
  headacheAdvice: string;
  isConfirmed: boolean;
  weeksSinceSteroid: string;
  dose: string;
}

export const questionWords = (course: GatedCourse, name: string) =>
  (say[course] as Record<string, string>)[name] ?? name;

/** What was said last is kept, so that asking again is only about what is new. */
export function gateDraftOf(gate: Gates[GatedCourse]): GateDraft {
  const said = (gate.answers ?? {}) as Partial<GtnAnswers & ShockwaveAnswers & CollagenAnswers>;
  const asked = QUESTIONS[gate.course].map((name) => [name, (said as Record<string, unknown>)[name]]);
  return {
    answers: Object.fromEntries(asked.filter(([, answer]) => typeof answer === "boolean")),
    systolic: String(said.systolic ?? ""),
    prescriber: said.prescriber ?? "",
    product: said.product ?? "",
    patchKind: said.patch_kind ?? "unknown",
    mayBeCut: said.may_be_cut ?? false,
    instruction: said.instruction ?? "",
    headacheAdvice: said.headache_advice ?? "",
    isConfirmed: said.is_confirmed ?? false,
    weeksSinceSteroid: String(said.weeks_since_steroid ?? ""),
    dose: said.dose ?? "",
  };
}

/** The risks that were answered with yes, in words. */
export function risksOf(draft: GateDraft): string[] {
  return RISKS.filter((name) => draft.answers[name]).map((name) => questionWords("gtn", name));
}

/** By the field's name in the API; in the order of the form. */
export function gateProblems(course: GatedCourse, draft: GateDraft): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of QUESTIONS[course]) if (draft.answers[name] === undefined) found[name] = say.unanswered;
  if (course === "gtn") {
    if (!isBlankOrWithin(draft.systolic, 50, 260)) found.systolic = say.problems.systolic;
    if (draft.prescriber.trim() === "") found.prescriber = say.problems.prescriber;
  }
  if (course === "shockwave" && !isBlankOrWithin(draft.weeksSinceSteroid, 0, 1000)) {
    found.weeks_since_steroid = say.problems.weeks;
  }
  return found;
}

function isBlankOrWithin(text: string, least: number, most: number): boolean {
  if (text.trim() === "") return true;
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

const numberOrNull = (text: string) => (text.trim() === "" ? null : Number(text));

/** Of a draft without problems. A patch that may not be cut is never said to be. */
export function gtnOf(draft: GateDraft): GtnAnswers {
  const fields: Partial<GtnAnswers> = {
    ...draft.answers,
    systolic: numberOrNull(draft.systolic),
    prescriber: draft.prescriber.trim(),
    product: draft.product.trim(),
    patch_kind: draft.patchKind,
    may_be_cut: draft.patchKind === "matrix" && draft.mayBeCut,
    instruction: draft.instruction.trim(),
    headache_advice: draft.headacheAdvice.trim(),
    is_confirmed: draft.isConfirmed && risksOf(draft).length > 0,
  };
  return fields as GtnAnswers;
}

export function shockwaveOf(draft: GateDraft): ShockwaveAnswers {
  return { ...draft.answers, weeks_since_steroid: numberOrNull(draft.weeksSinceSteroid) } as ShockwaveAnswers;
}

export function collagenOf(draft: GateDraft): CollagenAnswers {
  return { ...draft.answers, dose: draft.dose.trim() } as CollagenAnswers;
}
