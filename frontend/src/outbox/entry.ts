/** One thing the person said, on its way to the server. */

import type { Method } from "../api/client";
import type { Judged, Verb } from "../api/types";

/** What an unsent entry does to the plan as the phone shows it. */
export interface Effect {
  verb: Verb;
  at: string;
  /** Wall time, for a move. */
  to_local?: string;
  /** For a snooze. */
  minutes?: number;
  /** Of a session done before its day: what gives way to it, or comes back. The server knows by itself. */
  beside?: string[];
}

export interface Entry {
  /** Given by IndexedDB: the order in which entries go out. */
  seq?: number;
  /** Made on the phone, so that sending twice counts once. */
  id: string;
  method: Method;
  url: string;
  body?: unknown;
  /** The occurrence it is about; null for what the person never sees, such as a receipt. */
  occurrence_id: string | null;
  effect: Effect | null;
  made_at: string;
  /** Once true the server may know of it, and only a further entry can take it back. */
  tried: boolean;
  /** The entry this one takes back. */
  undoes: string | null;
  /** Why the server said no; such an entry stays until the person lets it go. */
  refusal: { status: number; title: string } | null;
}

/** The server's answer to an entry of this id. */
export type Told = Judged & { id: string };

export type NewEntry = Pick<Entry, "id" | "method" | "url" | "made_at"> & Partial<Entry>;

export const newId = (): string => crypto.randomUUID();

export const asEntry = (entry: NewEntry): Entry => ({
  occurrence_id: null,
  effect: null,
  tried: false,
  undoes: null,
  refusal: null,
  ...entry,
});
