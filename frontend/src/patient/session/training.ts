/** What a session is built from, as this phone last heard of it: it can begin with no signal. */

import { call, Refused } from "../../api/client";
import type { Training } from "../../api/types";
import { keep, kept } from "../../outbox/database";

const SORE_AT_THE_START = ["S1", "S1b"];
const AT_THE_HEEL = ["insertional", "both"];

/** What the server says now; without an answer what was kept last; null when there is neither. */
export async function readTraining(): Promise<Training | null> {
  try {
    const training = await call("GET", "/api/programme");
    await keep("training", training);
    return training;
  } catch (error) {
    if (error instanceof Refused) return null;
    return (await kept("training")) ?? null;
  }
}

/** The last session began with more pain than the limit, as far as the server can be asked. */
export async function wasSore(): Promise<boolean> {
  const said = await call("GET", "/api/diary/verdicts").catch(() => null);
  const last = said?.verdicts.find((one) => one.table === "in_session" && !one.withdrawn_at);
  return !!last && SORE_AT_THE_START.includes(last.rule);
}

/** The pain is low, at the heel bone. */
export async function isInsertional(): Promise<boolean> {
  const known = (await kept("condition")) ?? (await call("GET", "/api/condition").catch(() => null));
  return !!known && [known.site_left, known.site_right].some((site) => AT_THE_HEEL.includes(site));
}
