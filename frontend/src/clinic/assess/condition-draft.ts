/** What is known of the tendon, as it stands in the fields, and the form it makes. */

import { assess as say } from "../../messages/en/desk-assess";
import type { Condition, ConditionSaid, PainPattern } from "../records/data";
import { decimalOrNull, isEmpty, isWithin, typed, whole, wholeOrNull } from "./numbers";

export type Answer = "" | "yes" | "no";
export type LoadKind = "" | NonNullable<Condition["load_change"]>["kind"];

/** Numbers as they are typed. `loadKind` empty: nothing known. */
export interface ConditionDraft {
  diagnosis: Condition["diagnosis"];
  isConfirmed: boolean;
  siteLeft: Condition["site_left"];
  siteRight: Condition["site_right"];
  coFindings: Condition["co_findings"];
  conditions: Condition["conditions"];
  birthYear: string;
  sex: Condition["sex"];
  weightKg: string;
  usualPain: string;
  stiffnessMinutes: string;
  steps: string;
  runMinutes: string;
  games: string;
  loadKind: LoadKind;
  loadPercent: string;
  loadWeeks: string;
  answers: Record<keyof PainPattern, Answer>;
}

export const ANSWERS = [
  "warms_up",
  "better_with_activity",
  "worse_after",
  "worse_after_jumps",
  "stays_at_tendon",
  "tender",
  "creaks",
  "swollen",
  "deep_ankle_pain",
  "past_sprain",
] as const satisfies readonly (keyof PainPattern)[];

function answerOf(said: boolean | null | undefined): Answer {
  return said === true ? "yes" : said === false ? "no" : "";
}

function boolOf(answer: Answer): boolean | null {
  return answer === "" ? null : answer === "yes";
}

export function draftOf(condition: Condition | ConditionSaid): ConditionDraft {
  const change = condition.load_change;
  const answers = ANSWERS.map((name) => [name, answerOf(condition.answers[name])]);
  return {
    diagnosis: condition.diagnosis,
    isConfirmed: condition.is_confirmed,
    siteLeft: condition.site_left,
    siteRight: condition.site_right,
    coFindings: condition.co_findings,
    conditions: condition.conditions,
    birthYear: typed(condition.birth_year),
    sex: condition.sex,
    weightKg: typed(condition.body_weight_kg),
    usualPain: typed(condition.usual_pain),
    stiffnessMinutes: typed(condition.usual_stiffness_minutes),
    steps: typed(condition.baseline_steps),
    runMinutes: typed(condition.baseline_run_minutes),
    games: typed(condition.baseline_games),
    loadKind: change?.kind ?? "",
    loadPercent: change ? String(change.percent) : "",
    loadWeeks: change ? String(change.weeks) : "",
    answers: Object.fromEntries(answers) as ConditionDraft["answers"],
  };
}

/** `version` is the one that the draft began from. What cannot be read becomes NaN: `conditionProblems` names it. */
export function conditionOf(draft: ConditionDraft, version: number): ConditionSaid {
  const answers = ANSWERS.map((name) => [name, boolOf(draft.answers[name])]);
  return {
    version,
    diagnosis: draft.diagnosis,
    is_confirmed: draft.isConfirmed,
    site_left: draft.siteLeft,
    site_right: draft.siteRight,
    co_findings: [...draft.coFindings].sort(),
    conditions: [...draft.conditions].sort(),
    birth_year: wholeOrNull(draft.birthYear),
    sex: draft.sex,
    body_weight_kg: decimalOrNull(draft.weightKg),
    usual_pain: wholeOrNull(draft.usualPain),
    usual_stiffness_minutes: wholeOrNull(draft.stiffnessMinutes),
    baseline_steps: wholeOrNull(draft.steps),
    baseline_run_minutes: wholeOrNull(draft.runMinutes),
    baseline_games: wholeOrNull(draft.games),
    load_change:
      draft.loadKind === ""
        ? null
        : { kind: draft.loadKind, percent: whole(draft.loadPercent), weeks: whole(draft.loadWeeks) },
    answers: Object.fromEntries(answers) as PainPattern,
  };
}

/** By the field's path in the API. */
export function conditionProblems(draft: ConditionDraft): Record<string, string> {
  const found: Record<string, string> = {};
  const check = (field: string, text: string, [least, most]: [number, number], words: string) => {
    const value = field === "body_weight_kg" ? decimalOrNull(text) : wholeOrNull(text);
    if (value !== null && !isWithin(value, least, most)) found[field] = words;
  };
  const words = say.problems;
  if (draft.isConfirmed && draft.diagnosis === "unconfirmed") found.diagnosis = words.confirmNothing;
  check("birth_year", draft.birthYear, [1900, 2200], words.birthYear);
  check("body_weight_kg", draft.weightKg, [20, 300], words.weight);
  check("usual_pain", draft.usualPain, [0, 10], words.pain);
  check("usual_stiffness_minutes", draft.stiffnessMinutes, [0, 720], words.minutes);
  check("baseline_steps", draft.steps, [0, 500_000], words.steps);
  check("baseline_run_minutes", draft.runMinutes, [0, 6_000], words.run);
  check("baseline_games", draft.games, [0, 21], words.games);
  if (draft.loadKind !== "") {
    const { loadPercent, loadWeeks } = draft;
    if (isEmpty(loadPercent)) found["load_change.percent"] = words.percent;
    else check("load_change.percent", loadPercent, [-100, 1000], words.percent);
    if (isEmpty(loadWeeks)) found["load_change.weeks"] = words.weeks;
    else check("load_change.weeks", loadWeeks, [0, 104], words.weeks);
  }
  return found;
}
