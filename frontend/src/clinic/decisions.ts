/** What a clinician decides by and with: verdicts, overrides, locks, targets, thresholds; shapes and calls. */

import { call } from "../api/client";
import { readContent } from "../api/content";
import type { Shapes } from "../api/types";

export type Verdict = Shapes["DeskVerdictOut"];
export type Override = Shapes["OverrideOut"];
export type OverrideEffect = Override["effect"];
export type Progress = Shapes["ProgressHistoryOut"];
export type Programme = Shapes["ProgrammeOut"];
export type Lock = Shapes["LockOut"];
export type PastLock = Shapes["PastLockOut"];
export type TargetChange = Shapes["TargetChangeOut"];
export type SideEffect = Shapes["SideEffectOut"];
export type Threshold = Shapes["ThresholdOut"];

/** As /api/content/rules says it; the phone decides by the same. */
export interface Rules {
  ruleset: string;
  tables: Record<string, RuleTable>;
}

interface Named {
  description: string;
}

export interface RuleTable {
  title: string;
  inputs: { properties: Record<string, Named> };
  thresholds: Record<string, Named>;
  rules: { id: string; when: string; source: string; stronger?: { when: string } }[];
}

const readRules = () => readContent<Rules>("rules");

const listVerdicts = (patientId: string) => call("GET", `/api/patients/${patientId}/verdicts`);

export const noteSeen = (patientId: string, verdictId: string, note: string) =>
  call("POST", `/api/patients/${patientId}/verdicts/${verdictId}/seen`, { note });

const listOverrides = (patientId: string) => call("GET", `/api/patients/${patientId}/overrides`);

export const giveOverride = (patientId: string, override: Shapes["OverrideIn"]) =>
  call("POST", `/api/patients/${patientId}/overrides`, override);

export const endOverride = (patientId: string, overrideId: string) =>
  call("DELETE", `/api/patients/${patientId}/overrides/${overrideId}`);

const readProgress = (patientId: string) => call("GET", `/api/patients/${patientId}/programme/progress`);

export const liftLock = (patientId: string, lockId: string, reason: string) =>
  call("POST", `/api/patients/${patientId}/locks/${lockId}/lift`, { reason });

export const openStage = (planId: string, change: Shapes["StageChangeIn"]) =>
  call("POST", `/api/programmes/${planId}/stage`, change);

const listSideEffects = (patientId: string) => call("GET", `/api/patients/${patientId}/side-effects`);

/** Of the clinic, or (with its id) of one patient. */
export const listThresholds = (patientId?: string) =>
  patientId ? call("GET", `/api/patients/${patientId}/thresholds`) : call("GET", "/api/clinic/thresholds");

export const setThreshold = (name: string, change: Shapes["ThresholdIn"], patientId?: string) =>
  patientId
    ? call("PUT", `/api/patients/${patientId}/thresholds/${name}`, change)
    : call("PUT", `/api/clinic/thresholds/${name}`, change);

export interface Decisions {
  verdicts: Verdict[];
  overrides: Override[];
  progress: Progress;
  sideEffects: SideEffect[];
  rules: Rules | null;
}

/** All that a patient's page decides by; without the rules' own words the page does as well. */
export async function readDecisions(patientId: string): Promise<Decisions> {
  const [verdicts, overrides, progress, sideEffects, rules] = await Promise.all([
    listVerdicts(patientId),
    listOverrides(patientId),
    readProgress(patientId),
    listSideEffects(patientId),
    readRules().catch(() => null),
  ]);
  return {
    verdicts: verdicts.verdicts,
    overrides: overrides.overrides,
    progress,
    sideEffects: sideEffects.entries,
    rules,
  };
}
