/** What the person wishes, as the server last said it, and changing one thing of it. */

import { signal } from "@preact/signals";
import { Refused } from "../../api/client";
import { putManners, readManners } from "../../api/reminders";
import type { Manners, Wishes } from "../../api/types";

export const manners = signal<Manners | null>(null);

/** The kind for whose time somebody comes to the reminders page; no address says what a reminder is about. */
let wanted: string | null = null;

export const wantTimeOf = (kind: string): void => {
  wanted = kind;
};

/** Told once. */
export function wantedTime(): string | null {
  const kind = wanted;
  wanted = null;
  return kind;
}

export async function readWishes(): Promise<void> {
  await readManners().then(
    (known) => {
      manners.value = known;
    },
    () => undefined,
  );
}

/** Everything is handed in at once; what is as usual stays as usual. */
export const wishesOf = ({ quiet, has_own_quiet, ...known }: Manners): Wishes => ({
  quiet: has_own_quiet ? quiet : null,
  most_pushes: known.most_pushes,
  shows_detail: known.shows_detail,
  takes_email: known.takes_email,
  away: known.away,
});

export type Saved = "saved" | "refused" | "failed";

export const outcomeOf = (error: unknown): Saved => (error instanceof Refused ? "refused" : "failed");

export async function wish(change: Partial<Wishes>): Promise<Saved> {
  const known = manners.value;
  if (!known) return "failed";
  try {
    manners.value = await putManners({ ...wishesOf(known), ...change });
    return "saved";
  } catch (error) {
    return outcomeOf(error);
  }
}
