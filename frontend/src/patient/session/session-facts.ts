/** What the table for sessions is asked, from what has been said so far. */

import type { Values } from "../../domain/tables";
import { type HalfSession, largestRise, worstPain } from "./half";

export function sessionFacts(half: HalfSession): Values {
  const worst = worstPain(half.sets);
  const { limp, pop, chest_pain, faint_or_palpitations, heel_dropped } = half.noticed;
  return {
    baseline_known: half.baseline !== null,
    baseline: half.baseline ?? 0,
    sore_days_before: half.was_sore ? 1 : 0,
    pain_known: worst !== null,
    worst_pain: worst ?? 0,
    rise: largestRise(half.sets),
    limp,
    pop,
    // One question asks for both.
    lost_strength: false,
    chest_pain,
    faint_or_palpitations,
    patch_on: half.wears_patch,
    heel_dropped,
    insertional: half.is_insertional,
    collagen_planned: half.collagen !== null,
    collagen_taken: half.collagen === true,
    pain_limit: half.pain_limit,
  };
}

/** Beside the collagen, which has been spoken about before the start. */
export const painFacts = (half: HalfSession): Values => ({
  ...sessionFacts(half),
  collagen_planned: false,
});
