/** The first answers in the shape in which they are told. */

import type { TellingCondition } from "../../api/types";
import type { Place } from "../../ui/leg-map/places";
import type { Answers } from "./answers";

export const PATTERNS = [
  "warms_up",
  "better_with_activity",
  "worse_after",
  "worse_after_jumps",
  "stays_at_tendon",
  "tender",
] as const;
export type Pattern = (typeof PATTERNS)[number];

const DAYS_A_WEEK = 7;

export function siteOf(places: Answers["left"] = []): TellingCondition["site_left"] {
  if (places === "unsure") return "unsure";
  const has = (place: Place) => places.includes(place);
  if (has("midportion") && has("insertional")) return "both";
  if (has("midportion")) return "midportion";
  if (has("insertional")) return "insertional";
  if (has("inner")) return "inner";
  return places.length ? "unsure" : "none";
}

const isDeep = (places: Answers["left"] = []): boolean => places !== "unsure" && places.includes("deep");

export function told(answers: Answers): TellingCondition {
  const { kind, percent, weeks, steps, flags, pattern } = answers;
  const isCreaking = flags?.creaking === true;
  return {
    site_left: siteOf(answers.left),
    site_right: siteOf(answers.right),
    usual_pain: answers.pain ?? null,
    usual_stiffness_minutes: answers.stiffness ?? null,
    body_weight_kg: answers.weight ?? null,
    birth_year: answers.born ?? null,
    sex: answers.sex ?? "unsaid",
    load_change: kind && kind !== "none" ? { kind, percent: percent ?? 0, weeks: weeks ?? 0 } : null,
    baseline_steps: steps == null ? null : steps * DAYS_A_WEEK,
    baseline_run_minutes: answers.run ?? null,
    baseline_games: answers.games ?? null,
    conditions: [...(answers.illness ?? [])],
    answers: {
      ...patternOf(pattern),
      // One question asks for both; without a yes neither is known.
      creaks: isCreaking || null,
      swollen: isCreaking || null,
      deep_ankle_pain: isDeep(answers.left) || isDeep(answers.right),
      past_sprain: null,
    },
  };
}

const patternOf = (found: readonly Pattern[] = []): Record<Pattern, boolean> =>
  Object.fromEntries(PATTERNS.map((one) => [one, found.includes(one)])) as Record<Pattern, boolean>;
