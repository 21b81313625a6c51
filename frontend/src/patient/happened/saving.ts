/** A screening on its way to the server; only a patient who is signed in has one. */

import type { Address } from "../../api/addresses";
import type { Screening } from "../../api/types";
import { newId } from "../../outbox/entry";
import { save } from "../../outbox/outbox";
import { me, refreshToday } from "../../state";
import { sendWaiting } from "../../sync";
import { type Answers, type Reason, sent } from "./questions";

export const isPatient = (): boolean => me.value?.role === "patient";

/** Answers with the id of the entry, null when there is nobody to keep it for. */
export async function saveScreening(
  reason: Reason,
  answers: Answers,
  age?: number | null,
): Promise<string | null> {
  if (!isPatient()) return null;
  const id = newId();
  const made_at = new Date().toISOString();
  await save({
    id,
    method: "PUT",
    url: `/api/diary/screenings/${id}` satisfies Address<"PUT">,
    body: { asked_at: made_at, reason, answers: sent(answers, age) } satisfies Screening,
    // Its own subject: it is counted among what waits, and a refusal is shown.
    occurrence_id: id,
    made_at,
  });
  void sendWaiting().then(refreshToday);
  return id;
}
