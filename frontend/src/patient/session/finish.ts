/** Puts a session into the outbox, all its sets in one entry, and clears what was half done. */

import type { Address } from "../../api/addresses";
import { doneEffect } from "../../domain/beside";
import { keep } from "../../outbox/database";
import { save } from "../../outbox/outbox";
import { plan, today } from "../../state";
import { sendWaiting } from "../../sync";
import { entryOf, type HalfSession, isWorthSaving } from "./half";

/** After every tap. */
export const put = (half: HalfSession): Promise<unknown> =>
  half.phase === "end" ? finish(half) : keep("session", half);

export async function finish(half: HalfSession): Promise<void> {
  if (isWorthSaving(half)) {
    const at = new Date().toISOString();
    const id = half.entry;
    await save({
      id,
      method: "PUT",
      url: `/api/diary/sessions/${id}` satisfies Address<"PUT">,
      body: entryOf(half, at),
      occurrence_id: half.about,
      effect: doneEffect(half.about, plan.value, at, today.value?.plan),
      made_at: at,
    });
  }
  await keep("session", null);
  void sendWaiting();
}
