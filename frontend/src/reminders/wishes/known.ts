/** What the person wishes, as the server last said it, and changing one thing of it. */

import { signal } from "@preact/signals";
import { Refused } from "../../api/client";
import { putManners, readManners } from "../../api/reminders";
import type { Manners, Wishes } from "../../api/types";

export const manners = signal<Manners | null>(null);

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
