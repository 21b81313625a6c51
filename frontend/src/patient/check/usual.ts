/** What a morning is held against on this phone, and the verdict of its own evaluator. */

import { readContent } from "../../api/content";
import type { MorningCheck } from "../../api/types";
import type { RulesDocument, Verdict } from "../../domain/tables";
import { kept } from "../../outbox/database";
import { decideOnPhone } from "../happened/deciding";
import { readCondition } from "../known";
import { judgeMorning, type Usual } from "./judge";

/** The house's own limit: the lowest that most plans have. */
const LIMIT = 3;

/** Nobody having said how a usual morning is, is read as on the server: it does not hurt. */
export async function readUsual(): Promise<Usual> {
  const condition = (await kept("condition")) ?? (await readCondition());
  return {
    pain: condition?.usual_pain ?? 0,
    stiffness: condition?.usual_stiffness_minutes ?? 0,
    limit: (await kept("limit")) ?? LIMIT,
  };
}

/** Null where the tables were never on this phone. */
export async function decided(check: MorningCheck, usual: Usual): Promise<Verdict | null> {
  const decide = await decideOnPhone();
  if (!decide) return null;
  return judgeMorning(decide, await readContent<RulesDocument>("rules"), check, usual);
}
