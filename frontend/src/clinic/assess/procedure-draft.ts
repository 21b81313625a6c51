/** A procedure as it is typed, and what still stands between it and the record. */

import type { Shapes } from "../../api/types";
import { assess } from "../../messages/en/desk-assess";
import { isDate, type LocalDate } from "../calendar";
import type { Procedure, Records } from "../records/data";

export interface ProcedureDraft {
  kind: "" | Procedure["kind"];
  on: string;
  by: string;
  side: "" | Procedure["side"];
  restartOn: string;
  reason: string;
}

export const untouchedOn = (today: LocalDate): ProcedureDraft => ({
  kind: "",
  on: today,
  by: "",
  side: "",
  restartOn: "",
  reason: "",
});

const INJECTIONS: readonly string[] = ["steroid", "needling", "prp", "other_injection"];

/** One at most is the rule: a second one needs a reason. */
export function isSecondInjection(kind: ProcedureDraft["kind"], records: Records): boolean {
  return INJECTIONS.includes(kind) && records.procedures.some((done) => INJECTIONS.includes(done.kind));
}

/** Loading waits: until a day that lies ahead, or until one is named. */
export function waitsFor(draft: ProcedureDraft, today: LocalDate): boolean {
  return !isDate(draft.restartOn) || draft.restartOn > today;
}

export function procedureProblems(
  draft: ProcedureDraft,
  records: Records,
  today: LocalDate,
): Record<string, string> {
  const words = assess.problems;
  return {
    ...(draft.kind === "" && { kind: words.chooseKind }),
    ...(draft.on > today && { done_on: words.future }),
    ...(!isDate(draft.on) && { done_on: words.date }),
    ...(draft.by.trim() === "" && { done_by: words.by }),
    ...(draft.side === "" && { side: words.side }),
    ...(draft.restartOn !== "" && draft.restartOn <= draft.on && { restart_on: words.restart }),
    ...(isSecondInjection(draft.kind, records) && draft.reason.trim() === "" && { reason: words.reason }),
  };
}

/** Null while it does not say what was done, or where. */
export function procedureOf(draft: ProcedureDraft): Shapes["ProcedureIn"] | null {
  const { kind, side } = draft;
  if (kind === "" || side === "") return null;
  return {
    kind,
    done_on: draft.on,
    done_by: draft.by.trim(),
    side,
    restart_on: draft.restartOn || null,
    reason: draft.reason.trim(),
  };
}
