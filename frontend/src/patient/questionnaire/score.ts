/** The score as the server works it out, so that it can be shown without a signal. */

import type { Question, Questionnaire } from "../../api/types";

/** Null, or no entry, is a question left open. */
export type Answers = Record<string, number | null>;

export type Change = "better" | "same" | "worse";

type Scored = Pick<Question, "key" | "least" | "most" | "points" | "is_reversed" | "weight">;
export type Form = Pick<Questionnaire, "most" | "most_missing" | "well" | "thresholds"> & {
  questions: readonly Scored[];
};

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** None when more is left open than the form allows. */
export function scoreOf(form: Form, answers: Answers): number | null {
  if (missing(form, answers) > form.most_missing) return null;
  let earned = 0;
  let possible = 0;
  for (const item of form.questions) {
    const answer = answers[item.key];
    if (answer === null || answer === undefined) continue;
    earned += earnedBy(item, answer);
    possible += possibleFor(item);
  }
  return Math.floor((2 * form.most * earned + possible) / (2 * possible));
}

export const missing = (form: Form, answers: Answers): number =>
  form.questions.filter(({ key }) => (answers[key] ?? null) === null).length;

export function changeOf(form: Form, before: number, after: number, threshold: number): Change {
  const gained = form.well === "more" ? after - before : before - after;
  if (gained >= threshold) return "better";
  return gained <= -threshold ? "worse" : "same";
}

/** How many points matter so long after the first score; before the first threshold, the first. */
export function thresholdAt(form: Form, sinceMs: number): number {
  const weeks = Math.round(sinceMs / WEEK_MS);
  const begun = form.thresholds.filter((threshold) => threshold.weeks <= weeks);
  return (begun.at(-1) ?? form.thresholds[0])?.points ?? 0;
}

function earnedBy(item: Scored, answer: number): number {
  if (item.points.length) return ((item.points[answer] ?? 0) - Math.min(...item.points)) * item.weight;
  return (item.is_reversed ? item.most - answer : answer - item.least) * item.weight;
}

function possibleFor(item: Scored): number {
  const { points, least, most } = item;
  return (points.length ? Math.max(...points) - Math.min(...points) : most - least) * item.weight;
}
