/** The warning signs in the order in which they are asked, and what is made of the answers given so far. */

import type { Shapes } from "../../api/types";
import type { Decide, Verdict } from "../../domain/tables";

type Sent = Shapes["ScreeningAnswersIn"];
export type Reason = Shapes["ScreeningIn"]["reason"];

/** Emergencies first; a page of its own comes after each group in which something was found. */
export const GROUPS = [
  ["breathless_or_chest_pain", "pop", "cannot_raise", "gap"],
  ["calf_swollen", "fever_or_hot_tendon", "fluoroquinolone", "risk_factor", "acute_tear"],
  ["creaking", "night_pain_or_numbness", "inflammatory_signs", "deep_back_of_ankle", "pregnant"],
] as const;

export type Flag = (typeof GROUPS)[number][number];
export type Answers = Partial<Record<Flag, boolean | Sent["fluoroquinolone"]>>;

/** What the phone knows beside the answers; the server knows it better. */
export interface Facts {
  /** In years; null where nobody has told it. */
  age: number | null;
  diagnosis_confirmed: boolean;
  has_clinician: boolean;
}

const FLAGS: readonly Flag[] = GROUPS.flat();

/** From this age on no row depends on the age but its words: the age of those who were not asked for it. */
export const ADULT = 18;

/** Only with that antibiotic does it matter. */
const isAsked = (flag: Flag, answers: Answers): boolean =>
  flag !== "risk_factor" || (answers.fluoroquinolone ?? "no") !== "no";

export const asked = (answers: Answers): Flag[] => FLAGS.filter((flag) => isAsked(flag, answers));

/** What was not asked any more counts as "no": nothing that was found is lost by it. */
export function sent(answers: Answers, age?: number | null): Sent {
  const all = Object.fromEntries(
    FLAGS.map((flag) => [flag, (isAsked(flag, answers) && answers[flag]) || false]),
  );
  const fluoroquinolone = (answers.fluoroquinolone ?? "no") as Sent["fluoroquinolone"];
  return { ...all, fluoroquinolone, ...(age == null ? {} : { age }) } as Sent;
}

export function judge(decide: Decide, answers: Answers, facts: Facts): Verdict {
  const { age, diagnosis_confirmed, has_clinician } = facts;
  const values = { ...sent(answers), age: age ?? ADULT, diagnosis_confirmed, has_clinician };
  return decide("screening", values as Parameters<Decide>[1]);
}

/** The next question, or null when what was found wants its page now. */
export function following(flag: Flag, answers: Answers, effect: string): Flag | null {
  if (effect === "emergency") return null;
  const flags = asked(answers);
  const next = flags[flags.indexOf(flag) + 1] ?? null;
  const isGroupOver = GROUPS.some((group) => next === group[0]);
  return isGroupOver && effect === "stop" ? null : next;
}
