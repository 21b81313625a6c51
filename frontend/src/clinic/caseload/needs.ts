/** Who needs the clinician, in which order, and what the next step is. */

import type { Patient } from "../data";
import { patientPath, planPath } from "../places";

/** Most urgent first, as the server ranks them. */
export const GROUPS = [
  "emergency",
  "stop",
  "clinician",
  "unstable",
  "side_effect",
  "stage",
  "review",
  "unreachable",
  "silent",
  "no_plan",
  "none",
] as const;
export type Group = (typeof GROUPS)[number];
export const FIRST: readonly Group[] = ["emergency", "stop"];

/** What the list is cut down to: all, all with a need, or one need. */
export type Filter = Group | "needing" | "all";

export interface NeedGroup {
  group: Group;
  patients: Patient[];
}

export function groupOf(patient: Patient): Group {
  return patient.need ?? "none";
}

/** Only groups with somebody in them; within a group who has waited longest, then by name. */
export function groupByNeed(patients: readonly Patient[]): NeedGroup[] {
  return GROUPS.map((group) => ({
    group,
    patients: patients.filter((patient) => groupOf(patient) === group).sort(byWaiting),
  })).filter((found) => found.patients.length > 0);
}

export function cutDown(groups: readonly NeedGroup[], filter: Filter): NeedGroup[] {
  if (filter === "all") return [...groups];
  return groups.filter(({ group }) => (filter === "needing" ? group !== "none" : group === filter));
}

export function countOf(patients: readonly Patient[], filter: Filter): number {
  return patients.filter(
    (patient) =>
      filter === "all" || (filter === "needing" ? patient.need !== null : groupOf(patient) === filter),
  ).length;
}

export function countFirst(patients: readonly Patient[]): number {
  return patients.filter((patient) => FIRST.includes(groupOf(patient))).length;
}

function byWaiting(one: Patient, other: Patient): number {
  const since = (one.reason?.at ?? "").localeCompare(other.reason?.at ?? "");
  return since || one.name.localeCompare(other.name);
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
