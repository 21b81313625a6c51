/** Days without reminders; they end by themselves. */

import { useState } from "preact/hooks";
import { dateOf, wallAt } from "../../domain/wall";
import { leave, holiday as words } from "../../messages/en/wishes";
import { now } from "../../state";
import { Field } from "../../ui/field";
import { Sheet } from "../../ui/sheet";
import { Outcome, useSaving } from "./saving";
import { offered, wrongWith } from "./span";
import type { SheetProps } from "./wishes";

export default function HolidaySheet({ known, close }: SheetProps) {
  const today = dateOf(wallAt(now.value, known.zone));
  const [{ from, until }, setSpan] = useState(() => offered(known.away, today));
  const { outcome, save } = useSaving(close);
  const wrong = wrongWith(from, until, today);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!wrong) save({ away: { from, until } });
  };
  return (
    <Sheet title={words.row} leave={leave} onClose={close}>
      <p class="soft">{known.away ? told(known.away, today) : words.why}</p>
      {known.away && (
        <button
          class="button button-wide"
          type="button"
          data-test="back"
          onClick={() => save({ away: null })}
        >
          {known.away.from <= today ? words.back : words.callOff}
        </button>
      )}
      <form class="stack" onSubmit={submit}>
        <div class="two">
          <Field
            name="away-from"
            type="date"
            label={words.from}
            value={from}
            onInput={(value) => setSpan({ from: value, until })}
          />
          <Field
            name="away-until"
            type="date"
            label={words.until}
            value={until}
            min={from}
            error={wrong ? words[wrong] : undefined}
            onInput={(value) => setSpan({ from, until: value })}
          />
        </div>
        <Outcome of={outcome} />
        <button class="button button-main" type="submit" data-test="save" aria-disabled={wrong !== null}>
          {known.away ? words.change : words.save}
        </button>
      </form>
    </Sheet>
  );
}

const told = ({ from, until }: { from: string; until: string }, today: string): string =>
  from <= today ? words.isAway(until) : words.ahead(from, until);
