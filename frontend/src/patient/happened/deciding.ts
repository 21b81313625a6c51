/** The phone's own reading of the decision tables, and what stands in for it where they never came. */

import { readContent } from "../../api/content";
import type { Decide, RulesDocument } from "../../domain/tables";
import { after } from "../../domain/waiting";
import type { Answers, Flag } from "./questions";

const PATIENCE_MS = 5_000;

let made: Promise<Decide> | undefined;

/** Null where the tables were never on this phone; whoever answers is not kept waiting. */
export function decideOnPhone(): Promise<Decide | null> {
  made ??= make();
  const asked = made.catch(() => {
    made = undefined;
    return null;
  });
  return Promise.race([asked, after(PATIENCE_MS)]);
}

async function make(): Promise<Decide> {
  const [rules, { decider }] = await Promise.all([
    readContent<RulesDocument>("rules"),
    import("../../domain/tables"),
  ]);
  return decider(rules);
}

/** The page of Help that speaks of this sign. */
export const ALARMS: Partial<Record<Flag, string>> = {
  breathless_or_chest_pain: "breath",
  pop: "pop",
  cannot_raise: "push",
  gap: "pop",
  calf_swollen: "calf",
  fever_or_hot_tendon: "hot",
  fluoroquinolone: "antibiotic",
};

/** Without the tables every sign that Help has a page for is taken as an emergency. */
export const effectWithout = (flag: Flag, answers: Answers): string =>
  ALARMS[flag] && answers[flag] && answers[flag] !== "no" ? "emergency" : "hold";
