/** Two people changed what is known: what each changed, where both did, and what comes of a choice. */

import { assess as say } from "../../messages/en/desk-assess";
import { coFindings, diagnoses, illnesses, sites } from "../../messages/en/desk-names";
import type { ConditionSaid } from "../records/data";
import { ANSWERS } from "./condition-draft";

export type Part = Exclude<keyof ConditionSaid, "version">;

export const PARTS = Object.keys(say.conflict.parts) as Part[];

const asText = (condition: ConditionSaid, part: Part) => JSON.stringify(condition[part]);

export function changedParts(before: ConditionSaid, after: ConditionSaid): Part[] {
  return PARTS.filter((part) => asText(before, part) !== asText(after, part));
}

/** Where both changed the same thing, and not to the same. */
export function clashes(opened: ConditionSaid, theirs: ConditionSaid, mine: ConditionSaid): Part[] {
  const changedByThem = changedParts(opened, theirs);
  return changedParts(opened, mine).filter(
    (part) => changedByThem.includes(part) && asText(theirs, part) !== asText(mine, part),
  );
}

/** Theirs, with what only I changed, and where both did, what of mine is kept. */
export function mergeConditions(
  opened: ConditionSaid,
  theirs: ConditionSaid,
  mine: ConditionSaid,
  keepMine: readonly Part[],
): ConditionSaid {
  const clashing = clashes(opened, theirs, mine);
  const kept = changedParts(opened, mine).filter(
    (part) => !clashing.includes(part) || keepMine.includes(part),
  );
  return { ...theirs, ...Object.fromEntries(kept.map((part) => [part, mine[part]])) };
}

const listed = (names: string[]) => names.join(", ") || say.conflict.nothing;

export function sayPart(condition: ConditionSaid, part: Part): string {
  switch (part) {
    case "diagnosis":
      return diagnoses[condition.diagnosis];
    case "is_confirmed":
      return condition.is_confirmed ? say.condition.yes : say.condition.no;
    case "site_left":
    case "site_right":
      return sites[condition[part]];
    case "co_findings":
      return listed(condition.co_findings.map((name) => coFindings[name]));
    case "conditions":
      return listed(condition.conditions.map((name) => illnesses[name]));
    case "sex":
      return say.condition.sexes[condition.sex];
    case "load_change":
      return sayLoadChange(condition.load_change);
    case "answers":
      return sayAnswers(condition);
    default:
      return condition[part] === null ? say.conflict.nothing : String(condition[part]);
  }
}

function sayLoadChange(change: ConditionSaid["load_change"]): string {
  if (!change) return say.conflict.nothing;
  const { changes, weeksUnit } = say.condition;
  return `${changes[change.kind]}, ${change.percent} %, ${change.weeks} ${weeksUnit}`;
}

function sayAnswers({ answers }: ConditionSaid): string {
  const given = ANSWERS.filter((name) => answers[name] !== null && answers[name] !== undefined);
  const { yes, no } = say.condition;
  return listed(given.map((name) => `${say.condition.answers[name]}: ${answers[name] ? yes : no}`));
}
