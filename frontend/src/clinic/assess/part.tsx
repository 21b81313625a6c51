/** One part of the page: numbered, so that Alt and its number lead to it. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";

interface PartProps {
  number: number;
  title: string;
  note?: string | undefined;
  children: ComponentChildren;
}

const idOf = (number: number) => `part-${number}`;

export function Part({ number, title, note, children }: PartProps) {
  return (
    <section class="card part" aria-labelledby={idOf(number)}>
      <div class="card-head">
        <h2 id={idOf(number)} tabIndex={-1}>
          <kbd>{number}</kbd> {title}
        </h2>
        {note && <p>{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** Alt and the number of a part, by the key itself: what it writes differs between keyboards. */
export function useAltNumbers(most: number): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const number = event.altKey && /^Digit\d$/.test(event.code) ? Number(event.code.slice(5)) : 0;
      if (number < 1 || number > most) return;
      event.preventDefault();
      const head = document.getElementById(idOf(number));
      head?.focus({ preventScroll: true });
      head?.scrollIntoView({ block: "start" });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [most]);
}
