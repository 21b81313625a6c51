/** Tests and a scan as they stand in the fields, and what of them is to be recorded. */

import type { Shapes } from "../../api/types";
import { assess as say } from "../../messages/en/desk-assess";
import { isDate, type LocalDate } from "../calendar";
import type { Imaging, Position, StrengthTest, Test } from "../records/data";
import type { Legs } from "./measures";
import { decimalOrNull, isEmpty, isWithin, wholeOrNull } from "./numbers";

export interface LegsDraft {
  leftKg: string;
  leftReps: string;
  rightKg: string;
  rightReps: string;
}

export interface PainDraft {
  left: string;
  right: string;
}

export interface TestsDraft {
  on: LocalDate;
  strength: Record<Position, LegsDraft>;
  provocation: Record<Test, PainDraft>;
  imaging: { kind: "" | Imaging["kind"]; on: string; reading: "" | Imaging["reading"]; finding: string };
}

export const POSITIONS: readonly Position[] = ["standing", "seated", "heel_raise"];
export const TESTS: readonly Test[] = ["raise_x10", "hop_x5", "squeeze"];

const NO_LEGS: LegsDraft = { leftKg: "", leftReps: "", rightKg: "", rightReps: "" };
const NO_PAIN: PainDraft = { left: "", right: "" };
const NO_IMAGING: TestsDraft["imaging"] = { kind: "", on: "", reading: "", finding: "" };

export function untestedOn(on: LocalDate): TestsDraft {
  return {
    on,
    strength: { standing: NO_LEGS, seated: NO_LEGS, heel_raise: NO_LEGS },
    provocation: { raise_x10: NO_PAIN, hop_x5: NO_PAIN, squeeze: NO_PAIN },
    imaging: NO_IMAGING,
  };
}

const isUntouched = (fields: object) => Object.values(fields).every(isEmpty);

export const testedPositions = (draft: TestsDraft) =>
  POSITIONS.filter((position) => !isUntouched(draft.strength[position]));

export const testedPains = (draft: TestsDraft) =>
  TESTS.filter((test) => !isUntouched(draft.provocation[test]));

export const hasImaging = (draft: TestsDraft) => !isUntouched(draft.imaging);

export const hasTests = (draft: TestsDraft) =>
  testedPositions(draft).length + testedPains(draft).length > 0 || hasImaging(draft);

export function legsOf(fields: LegsDraft): Legs {
  return {
    left: { kg: decimalOrNull(fields.leftKg), reps: wholeOrNull(fields.leftReps) },
    right: { kg: decimalOrNull(fields.rightKg), reps: wholeOrNull(fields.rightReps) },
  };
}

export const legsTested = (test: StrengthTest): Legs => ({
  left: { kg: test.left.load_kg, reps: test.left.reps },
  right: { kg: test.right.load_kg, reps: test.right.reps },
});

export function strengthOf(draft: TestsDraft, position: Position): Shapes["StrengthTestIn"] {
  const { left, right } = legsOf(draft.strength[position]);
  return {
    done_on: draft.on,
    position,
    left_kg: left.kg,
    left_reps: left.reps,
    right_kg: right.kg,
    right_reps: right.reps,
  };
}

export function provocationOf(draft: TestsDraft, test: Test): Shapes["ProvocationTestIn"] {
  const { left, right } = draft.provocation[test];
  return { done_on: draft.on, test, left_pain: wholeOrNull(left), right_pain: wholeOrNull(right) };
}

/** Null while it does not say which scan, or what was seen. */
export function imagingOf({ imaging }: TestsDraft): Shapes["ImagingIn"] | null {
  const { kind, reading, on, finding } = imaging;
  return kind === "" || reading === "" ? null : { done_on: on, kind, reading, finding: finding.trim() };
}

/** The draft without what has been recorded. */
export const without = {
  strength: (draft: TestsDraft, position: Position): TestsDraft => ({
    ...draft,
    strength: { ...draft.strength, [position]: NO_LEGS },
  }),
  provocation: (draft: TestsDraft, test: Test): TestsDraft => ({
    ...draft,
    provocation: { ...draft.provocation, [test]: NO_PAIN },
  }),
  imaging: (draft: TestsDraft): TestsDraft => ({ ...draft, imaging: NO_IMAGING }),
};

/** By field: "strength.standing.left_kg", "provocation.squeeze.left_pain", "imaging.kind". */
export function testProblems(draft: TestsDraft, today: LocalDate): Record<string, string> {
  const found: Record<string, string> = {};
  const tested = testedPositions(draft);
  const pained = testedPains(draft);
  if (tested.length + pained.length > 0) Object.assign(found, dateProblem("done_on", draft.on, today));
  for (const position of tested) Object.assign(found, legProblems(position, draft.strength[position]));
  for (const test of pained) Object.assign(found, painProblems(test, draft.provocation[test]));
  if (hasImaging(draft)) Object.assign(found, imagingProblems(draft.imaging, today));
  return found;
}

function dateProblem(field: string, on: string, today: LocalDate): Record<string, string> {
  if (!isDate(on)) return { [field]: say.problems.date };
  return on > today ? { [field]: say.problems.future } : {};
}

function legProblems(position: Position, fields: LegsDraft): Record<string, string> {
  const found: Record<string, string> = {};
  const legs = legsOf(fields);
  for (const side of ["left", "right"] as const) {
    const { kg, reps } = legs[side];
    const at = `strength.${position}.${side}`;
    if (kg !== null && !isWithin(kg, 0, 500)) found[`${at}_kg`] = say.problems.kg;
    if (reps !== null && !isWithin(reps, 0, 200)) found[`${at}_reps`] = say.problems.reps;
    if (kg !== null && reps === null) found[`${at}_reps`] = say.problems.needsReps;
    if (position !== "heel_raise" && reps !== null && kg === null) found[`${at}_kg`] = say.problems.needsKg;
  }
  return found;
}

function painProblems(test: Test, fields: PainDraft): Record<string, string> {
  const found: Record<string, string> = {};
  for (const side of ["left", "right"] as const) {
    const pain = wholeOrNull(fields[side]);
    if (pain !== null && !isWithin(pain, 0, 10))
      found[`provocation.${test}.${side}_pain`] = say.problems.pain;
  }
  return found;
}

function imagingProblems(imaging: TestsDraft["imaging"], today: LocalDate): Record<string, string> {
  return {
    ...(imaging.kind === "" && { "imaging.kind": say.problems.kind }),
    ...dateProblem("imaging.done_on", imaging.on, today),
    ...(imaging.reading === "" && { "imaging.reading": say.problems.reading }),
  };
}
