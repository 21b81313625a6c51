/** Sends what waits, oldest first, from one place at a time. */

import { send as sendToServer } from "../api/client";
import type { Changed, Judged, Occurrence, Problem, Today } from "../api/types";
import { announce } from "./changes";
import { answer, change, entries } from "./database";
import type { Entry } from "./entry";

type Send = typeof sendToServer;

/** As IndexedDB has numbered it. */
type Stored = Entry & { seq: number };

export interface Flushed {
  sent: number;
  waiting: number;
  /** The server no longer knows who is calling. */
  signedOut: boolean;
}

const SIGNED_OUT = 401;
const TIMED_OUT = 408;
const TOO_MANY = 429;

/** Runs under one lock shared by all pages and the worker: an entry is never on its way twice at once. */
export async function flush(send: Send = sendToServer): Promise<Flushed> {
  if (!navigator.locks) return drain(send);
  return await navigator.locks.request("soleus-outbox", () => drain(send));
}

async function drain(send: Send): Promise<Flushed> {
  const held = new Set<string>();
  const result: Flushed = { sent: 0, waiting: 0, signedOut: false };
  for (let entry = await next(held); entry; entry = await next(held)) {
    const said = await send(entry.method, entry.url, entry.body).catch(() => null);
    if (!said) {
      await release(entry);
      break;
    }
    if (said.ok) {
      await settle(entry, await said.json().catch(() => null));
      result.sent += 1;
    } else if (said.status === SIGNED_OUT || said.status === TOO_MANY) {
      result.signedOut = said.status === SIGNED_OUT;
      break;
    } else if (said.status >= 500 || said.status === TIMED_OUT) {
      held.add(subject(entry));
    } else {
      await refuse(entry, said.status, await said.json().catch(() => null));
    }
  }
  result.waiting = (await entries()).filter((entry) => !entry.refusal).length;
  if (result.sent) announce();
  return result;
}

/** What must stay in order: entries about one occurrence wait for each other, others do not. */
const subject = (entry: Entry) => entry.occurrence_id ?? entry.id;

/** The oldest entry that may go, marked as tried before it goes. */
function next(held: ReadonlySet<string>): Promise<Stored | undefined> {
  return change(["outbox"], async (store) => {
    const all = await answer<Stored[]>(store("outbox").getAll());
    const waiting = all.find((entry) => !entry.refusal && !held.has(subject(entry)));
    if (waiting && !waiting.tried) store("outbox").put({ ...waiting, tried: true });
    return waiting;
  });
}

/** With no network at all it cannot have arrived, and may still be taken back without a trace. */
async function release(entry: Stored): Promise<void> {
  if (navigator.onLine !== false || entry.tried) return;
  await change(["outbox"], (store) => answer(store("outbox").put(entry)));
}

function settle(entry: Stored, said: (Partial<Changed> & Partial<Judged>) | null): Promise<void> {
  return change(["outbox", "kept"], async (store) => {
    store("outbox").delete(entry.seq);
    const sent = await answer<number | undefined>(store("kept").get("sent"));
    store("kept").put((sent ?? 0) + 1, "sent");
    if (said?.verdict) store("kept").put({ ...said, id: entry.id }, "told");
    const today = await answer<Today | undefined>(store("kept").get("today"));
    if (today && said?.occurrences) store("kept").put(withChanged(today, said.occurrences), "today");
  });
}

function withChanged(today: Today, changed: Occurrence[]): Today {
  const byId = new Map(today.occurrences.map((occurrence) => [occurrence.id, occurrence]));
  for (const occurrence of changed) byId.set(occurrence.id, occurrence);
  return { ...today, occurrences: [...byId.values()].sort((a, b) => a.due_at.localeCompare(b.due_at)) };
}

/** A refused entry stays visible, unless nobody ever saw it or it has been taken back already. */
async function refuse(entry: Stored, status: number, said: Problem | null): Promise<void> {
  await change(["outbox"], async (store) => {
    const all = await answer<Stored[]>(store("outbox").getAll());
    const undoing = all.filter((other) => other.undoes === entry.id);
    for (const other of undoing) store("outbox").delete(other.seq);
    const refusal = { status, title: said?.detail ?? said?.title ?? "" };
    if (undoing.length || entry.occurrence_id === null) store("outbox").delete(entry.seq);
    else store("outbox").put({ ...entry, tried: true, refusal });
  });
  announce();
}
