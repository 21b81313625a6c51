/** What the worker has to tell the server, as entries for the outbox. */

import type { Address } from "../api/addresses";
import type { Receipt, Verb as VerbName } from "../api/types";
import type { NewEntry } from "../outbox/entry";
import type { Verb } from "./notice";

const VERBS: readonly VerbName[] = ["done", "skip", "snooze"];

/** The same entry as a tap in the app would make, so that the plan on the phone follows at once. */
export function entryOf(verb: Verb, id: string, at: string): NewEntry {
  const url = verb.url.replace("{id}", id);
  const named = VERBS.find((name) => name === verb.body.verb);
  const minutes = typeof verb.body.minutes === "number" ? { minutes: verb.body.minutes } : {};
  return {
    id,
    method: verb.method,
    url,
    body: { ...verb.body, acted_at: at },
    occurrence_id: url.split("/")[3] ?? null,
    effect: named ? { verb: named, at, ...minutes } : null,
    made_at: at,
  };
}

export const receiptOf = (receipt: string, event: Receipt["event"], id: string, at: string): NewEntry => ({
  id,
  method: "POST",
  url: "/api/reminders/receipts" satisfies Address<"POST">,
  body: { receipt, event, at } satisfies Receipt,
  made_at: at,
});

export const subscriptionEntry = (subscription: unknown, id: string, at: string): NewEntry => ({
  id,
  method: "PUT",
  url: "/api/reminders/subscription" satisfies Address<"PUT">,
  body: subscription,
  made_at: at,
});
