/** What the phone makes of a morning check until the server has said it. */

import type { MorningCheck } from "../../api/types";
import type { Decide, RulesDocument, Verdict } from "../../domain/tables";

/** How the tendon is on a usual morning, and the pain the plan allows. */
export interface Usual {
  pain: number;
  stiffness: number;
  limit: number;
}

const TABLE = "next_day";
/** The row between calm and too much: what has not settled yet may still become either. */
const OPEN_ROW = "T8";

/** As the server judges it: nothing that is missing or still open is ever better than "not clear". */
export function judgeMorning(
  decide: Decide,
  rules: RulesDocument,
  check: MorningCheck,
  usual: Usual,
): Verdict {
  const { after, settled, tablets, stiffness_minutes } = check;
  const given = {
    answered: true,
    after: after ?? 0,
    morning: check.morning_pain,
    usual: usual.pain,
    settled: settled !== "no",
    tablets: tablets === true,
    stiffness: stiffness_minutes ?? 0,
    usual_stiffness: usual.stiffness,
    limit: usual.limit,
  };
  const said = [decide(TABLE, given)];
  if (settled === "not_yet") said.push(openVerdict(rules, said[0] as Verdict));
  if ([after, settled, tablets, stiffness_minutes].some((answer) => answer == null)) {
    said.push(decide(TABLE, { ...given, answered: false }));
  }
  const scale = rules.tables[TABLE]?.scale ?? [];
  return said.reduce((worst, one) =>
    scale.indexOf(one.verdict) < scale.indexOf(worst.verdict) ? one : worst,
  );
}

function openVerdict(rules: RulesDocument, like: Verdict): Verdict {
  const table = rules.tables[TABLE];
  const row = table?.rules.find(({ id }) => id === OPEN_ROW);
  if (!row) return like;
  const { id: rule, verdict, saw, do: todo, call, locks, tells_clinician } = row;
  const effect = table?.effects[verdict] ?? "hold";
  return { ...like, rule, verdict, effect, saw, do: todo, call, locks, tells_clinician };
}
