/** A short choice over the screen; the way back is its last line. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  title: string;
  leave: string;
  onClose: () => void;
  children: ComponentChildren;
}

export function Sheet({ title, leave, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="sheet" ref={dialog} aria-labelledby="sheet-title" onClose={onClose}>
      <h2 id="sheet-title">{title}</h2>
      <div class="stack">{children}</div>
      <button class="button button-plain button-wide" type="button" onClick={() => dialog.current?.close()}>
        {leave}
      </button>
    </dialog>
  );
}
