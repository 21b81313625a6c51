/** Which verdict is shown first, what goes with it, and what it was made from. */

import { decisions } from "../../messages/en/desk-decisions";
import type { Override, Progress, Rules, Verdict } from "../decisions";

const say = decisions.verdict;
const TOLD = ["emergency", "stop", "clinician"];
const RED_FLAGS = ["emergency", "stop"];

/** Belongs in front of a clinician, and none has looked at it. What is said of another verdict does not. */
export function isOpen(verdict: Verdict): boolean {
  if (verdict.withdrawn_at !== null || verdict.seen_at !== null) return false;
  if (verdict.table === "escalation") return false;
  if (verdict.table === "progression" && verdict.effect === "stop") return false;
  return TOLD.includes(verdict.effect) || verdict.tells_clinician || verdict.verdict === "unstable";
}

/** As the caseload ranks them. */
function urgency(verdict: Verdict): number {
  if (verdict.effect === "emergency") return 0;
  if (verdict.effect === "stop") return 1;
  if (verdict.table === "medicines") return 4;
  if (verdict.effect === "clinician") return 2;
  return verdict.verdict === "next_stage" ? 5 : 3;
}

/** Most urgent first, of two alike the newer. */
export function openVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts
    .filter(isOpen)
    .sort(
      (one, other) =>
        urgency(one) - urgency(other) ||
        other.at.localeCompare(one.at) ||
        Number(other.tells_clinician) - Number(one.tells_clinician),
    );
}

export function firstShown(verdicts: readonly Verdict[]): Verdict | undefined {
  const newest = verdicts.filter((verdict) => verdict.withdrawn_at === null);
  return openVerdicts(verdicts)[0] ?? newest.find(({ table }) => table !== "escalation") ?? newest[0];
}

/** Others that are open and speak of the same entry: looked at together. */
export function ofSameEntry(verdict: Verdict, verdicts: readonly Verdict[]): Verdict[] {
  if (verdict.subject === null) return [];
  return openVerdicts(verdicts).filter(({ id, subject }) => id !== verdict.id && subject === verdict.subject);
}

/** The rule of the red flag that stands, if one does: a lock on loading, or a warning nobody has looked at. */
export function redFlag(
  locks: Progress["locks"],
  verdicts: readonly Verdict[],
): { rule: string; isLocked: boolean } | null {
  const lock = locks.find(({ what }) => what.includes("loading"));
  if (lock) return { rule: lock.rule, isLocked: true };
  const warning = verdicts.find(
    (verdict) => isOpen(verdict) && RED_FLAGS.includes(verdict.effect) && verdict.table !== "medicines",
  );
  return warning ? { rule: warning.rule, isLocked: false } : null;
}

export interface Line {
  name: string;
  label: string;
  was: string;
}

export interface MadeFrom {
  /** The conditions under which the rule speaks, as they are written. */
  when: string[];
  named: Line[];
  against: Line[];
  others: Line[];
  /** Today's rules are those it was made with. */
  isCurrent: boolean;
}

/** What the rule's own condition names comes first; the rest stays to be looked up. */
export function madeFrom(verdict: Verdict, rules: Rules | null): MadeFrom {
  const table = rules?.tables[verdict.table];
  const rule = table?.rules.find(({ id }) => id === verdict.rule);
  const when = [rule?.when, rule?.stronger?.when].filter((one): one is string => one !== undefined);
  const names = new Set(when.flatMap((one) => one.match(/[a-z_][a-z_0-9]*/gi) ?? []));
  const inputs = Object.entries(verdict.inputs).map(([name, value]) =>
    lineOf(name, value, table?.inputs.properties[name]?.description),
  );
  const thresholds = Object.entries(verdict.thresholds).map(([name, value]) =>
    lineOf(name, value, table?.thresholds[name]?.description),
  );
  return {
    when: when.filter((one) => one !== "true"),
    named: inputs.filter(({ name }) => names.has(name)),
    against: thresholds.filter(({ name }) => names.has(name)),
    others: [...inputs, ...thresholds].filter(({ name }) => !names.has(name)),
    isCurrent: rules?.ruleset === verdict.ruleset,
  };
}

function lineOf(name: string, value: unknown, means: string | undefined): Line {
  const label = (means ?? name.replaceAll("_", " ")).replaceAll("`", "");
  return { name, label: label.charAt(0).toUpperCase() + label.slice(1), was: sayValue(value) };
}

function sayValue(value: unknown): string {
  if (typeof value === "boolean") return value ? say.yes : say.no;
  return String(value).replaceAll("_", " ");
}

export type Chapter = { at: string; verdict: Verdict } | { at: string; override: Override };

/** Verdicts and overruling in one story, newest first. */
export function ledgerOf(verdicts: readonly Verdict[], overrides: readonly Override[]): Chapter[] {
  const chapters: Chapter[] = [
    ...verdicts.map((verdict) => ({ at: verdict.at, verdict })),
    ...overrides.map((override) => ({ at: override.at, override })),
  ];
  return chapters.sort((one, other) => other.at.localeCompare(one.at));
}
