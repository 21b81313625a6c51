/** What this phone keeps: the last plan, unsent entries, and the notices it has shown. */

import type { Me, MorningCheck, MyQuestionnaires, OwnCondition, Today, Training } from "../api/types";
import type { Verdict } from "../domain/tables";
import type { HalfSession } from "../patient/session/half";
import type { Entry, Told } from "./entry";

export interface Kept {
  me: Me;
  today: Today;
  /** Counts the entries that went out, so that an older answer never replaces a newer one. */
  sent: number;
  /** As the server last told them; and what has been answered of one that was left half way. */
  questionnaires: MyQuestionnaires;
  half: HalfAnswered | null;
  /** What the server said to the last entry that it judged. */
  told: Told;
  /** What the person has told of the tendon, and the pain the plan allows: what a morning is held against. */
  condition: OwnCondition;
  limit: number;
  /** The last morning check: for the one question that is asked once more, and what it came to. */
  check: KeptCheck;
  /** The first questions, left half way. */
  start: HalfStarted | null;
  /** The programme as last heard of, and the session that is on its way. */
  training: Training;
  session: HalfSession | null;
}

export interface KeptCheck {
  /** Of the entry. */
  id: string;
  body: MorningCheck;
  /** The phone's own, until the server has told its. */
  verdict: Verdict | null;
  told: Told | null;
}

/** `at`: the page on which it was left. */
export interface HalfStarted {
  at: string;
  answers: object;
}

/** `about`: the occurrence it belongs to, or "new". */
export interface HalfAnswered {
  about: string;
  questionnaire: string;
  version: number;
  place: number;
  answers: Record<string, number | null>;
}

export type StoreName = "kept" | "outbox" | "seen";

let opened: Promise<IDBDatabase> | undefined;

function phone(): Promise<IDBDatabase> {
  opened ??= open().catch((cause) => {
    opened = undefined;
    throw cause;
  });
  return opened;
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("soleus", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("kept");
    request.result
      .createObjectStore("outbox", { keyPath: "seq", autoIncrement: true })
      .createIndex("id", "id");
    request.result.createObjectStore("seen");
  };
  const database = await answer(request);
  const forget = () => {
    database.close();
    opened = undefined;
  };
  database.onversionchange = forget;
  database.onclose = forget;
  return database;
}

export function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs `work` in one transaction and resolves once the phone has it on disk; all of it, or nothing. */
export async function change<Value>(
  names: StoreName[],
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const transaction = (await phone()).transaction(names, "readwrite");
  const isStored = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  const [value] = await Promise.all([work((name) => transaction.objectStore(name)), isStored]);
  return value;
}

async function read<Value>(
  name: StoreName,
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return answer(ask((await phone()).transaction(name).objectStore(name)));
}

export const kept = <Name extends keyof Kept>(name: Name) =>
  read<Kept[Name] | undefined>("kept", (store) => store.get(name));

export const keep = <Name extends keyof Kept>(name: Name, value: Kept[Name]) =>
  change(["kept"], (store) => answer(store("kept").put(value, name)));

/** Oldest first. */
export const entries = () => read<Entry[]>("outbox", (store) => store.getAll());

/** Leaves nothing of the person behind. */
export const wipe = () =>
  change(["kept", "outbox", "seen"], async (store) => {
    for (const name of ["kept", "outbox", "seen"] as const) store(name).clear();
  });
