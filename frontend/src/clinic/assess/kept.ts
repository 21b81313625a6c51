/** Assessments that are not saved yet, for as long as the tab is open and the same clinician sits at it. */

import { effect } from "@preact/signals";
import { me } from "../../state";
import type { Condition } from "../records/data";
import type { ConditionDraft } from "./condition-draft";
import type { TestsDraft } from "./tests-draft";

/** `opened` is the condition that the draft began from: with an older one a conflict comes to light. */
export interface Kept {
  opened: Condition;
  condition: ConditionDraft;
  tests: TestsDraft;
}

const kept = new Map<string, Kept>();

effect(() => {
  if (me.value === null) kept.clear();
});

const keyOf = (patientId: string) => `${me.peek()?.id} ${patientId}`;

export const keptAssessment = (patientId: string) => kept.get(keyOf(patientId)) ?? null;

export const keepAssessment = (patientId: string, assessment: Kept) => kept.set(keyOf(patientId), assessment);

export const forgetAssessment = (patientId: string) => kept.delete(keyOf(patientId));
