/** The phone's evaluator with the house's tables, made once a visit. */

import { readContent } from "../../api/content";
import { type Decide, decider, type RulesDocument } from "../../domain/tables";

let made: Promise<Decide> | undefined;

export function tablesOnPhone(): Promise<Decide> {
  made ??= readContent<RulesDocument>("rules").then(decider);
  made.catch(() => {
    made = undefined;
  });
  return made;
}
