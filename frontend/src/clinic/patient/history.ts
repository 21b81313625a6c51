/** The versions of a plan as a story: what each one changed against the one before. */

import { desk } from "../../messages/en/desk";
import type { PlanVersion } from "../data";
import { difference, type TitleOf } from "../prescribe/difference";

export interface Chapter {
  version: PlanVersion;
  what: string[];
}

/** Newest first. */
export function historyOf(versions: readonly PlanVersion[], titleOf: TitleOf): Chapter[] {
  const inOrder = [...versions].sort((one, other) => one.number - other.number);
  return inOrder
    .map((version, index) => ({ version, what: whatChanged(inOrder[index - 1], version, titleOf) }))
    .reverse();
}

function whatChanged(before: PlanVersion | undefined, version: PlanVersion, titleOf: TitleOf): string[] {
  if (before === undefined) return [desk.patient.firstVersion];
  const status = before.status === version.status ? [] : [desk.patient.statusChange[version.status]];
  const content = difference(before.prescription, version.prescription, titleOf);
  const what = [...status, ...content.map(({ label, was, now }) => desk.patient.changed(label, was, now))];
  return what.length > 0 ? what : [desk.patient.sameContent];
}
