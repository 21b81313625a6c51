/** What the screens show: signals fed from what the phone keeps and what the server says. */

import { computed, signal } from "@preact/signals";
import { readSession } from "./api/accounts";
import { Refused } from "./api/client";
import { readToday } from "./api/programmes";
import type { Me, Today } from "./api/types";
import { withUnsent } from "./domain/overlay";
import { onChange } from "./outbox/changes";
import { keep, kept, entries as readEntries, wipe } from "./outbox/database";
import type { Entry } from "./outbox/entry";

const KEPT_MS = 14 * 24 * 60 * 60_000;
const REREADS = 3;

export type Presence = "unknown" | "in" | "out";

export const presence = signal<Presence>("unknown");
export const me = signal<Me | null>(null);
export const today = signal<Today | null>(null);
export const entries = signal<Entry[]>([]);
export const now = signal(Date.now());
/** False once a request has met no answer, until the next one does. */
export const isReachable = signal(true);

export const plan = computed(() => (today.value ? withUnsent(today.value.occurrences, entries.value) : []));
export const refused = computed(() => entries.value.filter((entry) => entry.refusal));
export const unsent = computed(() => entries.value.filter((entry) => !entry.refusal && entry.occurrence_id));

/** Shows what the phone keeps, before any answer from the server. */
export async function readKept(): Promise<void> {
  const [who, known, waiting] = await Promise.all([kept("me"), kept("today"), readEntries()]);
  entries.value = waiting;
  const isFresh = known !== undefined && Date.now() - Date.parse(known.server_time) < KEPT_MS;
  if (isFresh) today.value = known;
  if (who) me.value = who;
  if (who && presence.value === "unknown") presence.value = "in";
}

export async function refreshToday(): Promise<void> {
  try {
    await keepLatest();
    isReachable.value = true;
    presence.value = "in";
  } catch (error) {
    if (!(error instanceof Refused)) isReachable.value = false;
    else if (error.status === 401) await leave();
  }
}

/** An answer asked for before an entry went out is too old to be kept. */
async function keepLatest(): Promise<void> {
  for (let tries = 0; tries < REREADS; tries += 1) {
    const sentBefore = await kept("sent");
    const answer = await readToday();
    if ((await kept("sent")) === sentBefore || tries === REREADS - 1) {
      await keep("today", answer);
      today.value = answer;
      return;
    }
  }
}

export async function arrive(who: Me): Promise<void> {
  const before = await kept("me");
  if (before && before.id !== who.id) await forgetEverything();
  await keep("me", who);
  me.value = who;
  presence.value = "in";
}

/** Asks the server who is calling. */
export async function learnWho(): Promise<void> {
  try {
    await arrive(await readSession());
  } catch (error) {
    if (error instanceof Refused && error.status === 401) await leave();
  }
}

/** The session has ended on the server; unsent entries wait for the same person to come back. */
export async function leave(): Promise<void> {
  presence.value = "out";
  if (!(await readEntries()).some((entry) => entry.occurrence_id)) await forgetEverything();
}

export async function forgetEverything(): Promise<void> {
  await wipe();
  me.value = null;
  today.value = null;
  entries.value = [];
}

onChange(() => {
  void Promise.all([readEntries(), kept("today")]).then(([waiting, known]) => {
    entries.value = waiting;
    if (known) today.value = known;
  });
});
