/** Who needs the clinician, in which order, and what the next step is. */

import type { Patient } from "../data";
import { patientPath, planPath } from "../places";

export const GROUPS = ["no_plan", "review", "unreachable", "silent", "none"] as const;
export type Group = (typeof GROUPS)[number];

export interface NeedGroup {
  group: Group;
  patients: Patient[];
}

export function groupOf(patient: Patient): Group {
  return patient.need ?? "none";
}

/** Only groups with somebody in them; within a group by name. */
export function groupByNeed(patients: readonly Patient[]): NeedGroup[] {
  return GROUPS.map((group) => ({
    group,
    patients: patients
      .filter((patient) => groupOf(patient) === group)
      .sort((one, other) => one.name.localeCompare(other.name)),
  })).filter((found) => found.patients.length > 0);
}

export function stepPath(patient: Patient): string {
  const isAboutThePlan = patient.need === "no_plan" || patient.need === "review";
  return isAboutThePlan ? planPath(patient.id) : patientPath(patient.id);
}

/** Names that hold every word typed, at the start of one of theirs; without accents and case. */
export function findByName(patients: readonly Patient[], typed: string): Patient[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return patients.filter((patient) => {
    const names = plain(patient.name).split(/[\s-]+/);
    return words.every((word) => names.some((name) => name.startsWith(word)));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
