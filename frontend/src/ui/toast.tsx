/** Says what happened to a thing that has left its place, with the way back. */

import { signal } from "@preact/signals";
import { undo as undoWord } from "../messages/en/words";

interface Said {
  text: string;
  undo?: () => unknown;
  word?: string;
}

const SHOWN_MS = 12_000;

export const said = signal<Said | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(what: Said): void {
  clearTimeout(timer);
  said.value = what;
  timer = setTimeout(fade, SHOWN_MS);
}

/** Not while the keyboard is on it. */
function fade(): void {
  if (document.querySelector(".toast :focus-visible")) timer = setTimeout(fade, SHOWN_MS);
  else hush();
}

export function hush(): void {
  said.value = null;
}

export function ToastPlace() {
  const { value } = said;
  return (
    <div class={value ? "toast-place" : undefined} role="status">
      {value && (
        <div class="toast">
          <span>{value.text}</span>
          {value.undo && (
            <button
              class="button"
              type="button"
              onClick={() => {
                hush();
                value.undo?.();
              }}
            >
              {value.word ?? undoWord}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
