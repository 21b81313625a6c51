/** The hours in which nothing makes a sound. */

import { useState } from "preact/hooks";
import { leave, quiet as words } from "../../messages/en/wishes";
import { Field } from "../../ui/field";
import { Sheet } from "../../ui/sheet";
import { Outcome, useSaving } from "./saving";
import type { SheetProps } from "./wishes";

/** The same twice is no hour at all. */
const OFF = { from: "00:00", to: "00:00" };
const USUAL = { from: "21:30", to: "07:30" };

export default function QuietSheet({ known, close }: SheetProps) {
  const isOff = known.quiet.from === known.quiet.to;
  const [{ from, to }, setHours] = useState(isOff ? USUAL : known.quiet);
  const { outcome, save } = useSaving(close);
  const isSame = from === to;
  const isOpen = !from || !to || isSame;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isOpen) save({ quiet: { from, to } });
  };
  return (
    <Sheet title={words.row} leave={leave} onClose={close}>
      <p class="soft">{words.why}</p>
      <form class="stack" onSubmit={submit}>
        <div class="two">
          <Field
            name="quiet-from"
            type="time"
            label={words.from}
            value={from}
            onInput={(value) => setHours({ from: value, to })}
          />
          <Field
            name="quiet-to"
            type="time"
            label={words.to}
            value={to}
            error={isSame ? words.same : undefined}
            onInput={(value) => setHours({ from, to: value })}
          />
        </div>
        <Outcome of={outcome} />
        <button class="button button-main" type="submit" data-test="save" aria-disabled={isOpen}>
          {isOpen ? words.choose : words.keep(from, to)}
        </button>
      </form>
      {!isOff && (
        <button
          class="button button-wide"
          type="button"
          data-test="quiet-off"
          onClick={() => save({ quiet: OFF })}
        >
          {words.none}
        </button>
      )}
    </Sheet>
  );
}
