/** What is asked before a patch, shockwave or collagen, and what comes of the answers. */

import type { Shapes } from "../../api/types";

type Yes<Answers> = {
  [Name in keyof Answers]-?: Answers[Name] extends boolean ? Name : never;
}[keyof Answers];
type Gtn = Exclude<Yes<Shapes["GtnGateIn"]>, "may_be_cut" | "is_confirmed">;

export const gates = {
  notAsked: "Not asked yet.",
  needed: {
    gtn: "A patch can be prescribed once these health questions are answered.",
    shockwave: "Visits can be planned once these health questions are answered.",
    collagen: "Allergy, diet and kidneys: ask before the first dose.",
  },
  passed: "Asked and clear.",
  blocked: "Blocked.",
  by: (who: string, day: string) => `${who}, ${day}`,
  byPatient: (who: string, day: string) => `${who}, the patient, ${day}`,
  noToAll: "No to every question.",
  yesTo: (what: string) => `Yes to: ${what}.`,
  prescribedBy: (who: string) => `${who} prescribes`,
  pressure: (systolic: number) => `upper pressure ${systolic}`,
  instruction: (words: string) => `Instruction: “${words}”`,
  noInstruction: "No instruction yet: the phone can only say that a patch is due.",
  headache: (words: string) => `Headache: “${words}”`,
  mayCut: "May be cut.",
  noCut: "The phone never speaks of cutting.",
  ask: "Ask the questions",
  askAgain: "Ask again",
  opens: "Answer the questions first",
  runsOn: "It runs on in the plan, but it is locked until this is settled.",

  title: {
    gtn: "Before a patch",
    shockwave: "Before shockwave",
    collagen: "Before collagen",
  },
  each: "Ask each by itself. Yes to one may block the course.",
  yes: "Yes",
  no: "No",
  save: "Keep the answers",
  saving: "Keeping…",
  leave: "Leave it",
  failed: "The answers were not kept. They are still here: try again.",
  unanswered: "Not answered.",

  gtn: {
    takes_pde5: "Takes sildenafil, tadalafil or the like, even now and then",
    takes_riociguat: "Takes riociguat",
    on_nitrates: "Takes another nitrate for the heart",
    nitrate_allergy: "Allergic to nitrates or to plasters",
    fainting: "Faints, or has very low blood pressure",
    head_pressure: "Head injury lately, or raised pressure in the head",
    heart_narrowing: "A narrowed heart valve or a stiff heart sac",
    severe_anaemia: "Severe anaemia",
    pregnant_or_feeding: "Pregnant or breastfeeding",
    migraine: "Migraine",
    glaucoma: "Glaucoma",
    blood_pressure_medicine: "Takes medicine for blood pressure",
    alcohol: "Drinks alcohol most days",
    recent_heart_trouble: "Heart attack or heart trouble lately",
  } satisfies Record<Gtn, string>,
  shockwave: {
    is_adult: "Is 18 or older",
    pregnant_or_feeding: "Pregnant or breastfeeding",
    clotting: "Bleeds easily, or takes a blood thinner",
    infection_or_wound: "Infection or open skin there",
    tumour: "A tumour near it",
    implant_near: "A pacemaker, or metal near it",
    neuropathy: "Numb feet, or nerve damage there",
  } satisfies Record<Yes<Shapes["ShockwaveGateIn"]>, string>,
  collagen: {
    collagen_allergy: "Allergic to collagen, gelatin, fish or beef",
    avoids_animal_food: "Eats nothing from animals",
    kidney_or_protein_limit: "Kidney disease, or told to eat less protein",
  } satisfies Record<Yes<Shapes["CollagenGateIn"]>, string>,

  systolic: "Upper blood pressure",
  systolicHint: "Left empty when it was not measured",
  prescriber: "Prescribed by",
  product: "Product",
  productHint: "As on the box",
  patchKind: "Which patch it is",
  patchKinds: {
    unknown: "not known",
    matrix: "matrix: the medicine is in the glue",
    reservoir: "reservoir: the medicine is in a pocket",
  },
  mayBeCut: "The prescriber says it may be cut",
  instructionField: "Instruction, in the prescriber’s words",
  instructionHint: "Shown on the phone as it stands here.",
  headacheField: "If it gives a headache, in the prescriber’s words",
  confirm: "I have weighed this with the prescriber and agree to the patch",
  confirmWhy: (what: string) => `Calls for care: ${what}.`,
  weeksSinceSteroid: "Weeks since a steroid injection",
  weeksHint: "Elsewhere; what is on record here counts by itself",
  dose: "Dose",
  doseHint: "Your own words, such as 15 g. Empty: whatever the tin says.",
  weeks: "weeks",
  mmHg: "mmHg",

  problems: {
    systolic: "Between 50 and 260.",
    prescriber: "Say who prescribes the patch.",
    weeks: "Whole weeks, at most 1000.",
  },
};
