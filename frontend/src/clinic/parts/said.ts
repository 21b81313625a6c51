/** One sentence that waits for the next page: what has just been done. */

import { signal } from "@preact/signals";

export const said = signal<{ path: string; text: string } | null>(null);

export function sayOn(path: string, text: string): void {
  said.value = { path, text };
}
