/** A side effect into the outbox, and what the phone's own tables say to it. */

import type { Address } from "../../api/addresses";
import { readContent } from "../../api/content";
import { decider, type RulesDocument, type Verdict } from "../../domain/tables";
import { newId } from "../../outbox/entry";
import { save } from "../../outbox/outbox";
import { sendWaiting } from "../../sync";
import { entryOf, factsOf, type SideEffect, type Told } from "./answers";

const TABLE = "medicines";

export interface Judged {
  id: string;
  said: SideEffect;
  verdict: Verdict | null;
}

export async function report(told: Told): Promise<Judged> {
  const made_at = new Date().toISOString();
  const said = entryOf(told, made_at);
  const id = newId();
  await save({
    id,
    method: "PUT",
    url: `/api/diary/side-effects/${id}` satisfies Address<"PUT">,
    body: said,
    // Its own subject: it is counted among what waits, and a refusal is shown.
    occurrence_id: id,
    made_at,
  });
  void sendWaiting();
  return { id, said, verdict: await judge(said).catch(() => null) };
}

async function judge(said: SideEffect): Promise<Verdict | null> {
  const rules = await readContent<RulesDocument>("rules");
  const table = rules.tables[TABLE];
  return table ? (await decider(rules))(TABLE, factsOf(table, said)) : null;
}
