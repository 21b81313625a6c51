/** How much was walked, run and played in a week, told in three numbers. */

import { useEffect, useState } from "preact/hooks";
import type { Address } from "../../api/addresses";
import { call } from "../../api/client";
import type { Shapes } from "../../api/types";
import { addDays } from "../../domain/wall";
import * as words from "../../messages/en/activity";
import { newId } from "../../outbox/entry";
import { save } from "../../outbox/outbox";
import { sendWaiting } from "../../sync";
import { NumberField } from "../../ui/number-field";
import { say } from "../../ui/toast";

type Told = Omit<Shapes["ActivityIn"], "week_of">;

const MOST: Record<keyof Told, number> = { steps: 500_000, run_minutes: 6_000, games: 21 };
const NAMES = Object.keys(MOST) as (keyof Told)[];
const NOTHING: Told = { steps: null, run_minutes: null, games: null };
const A_WEEK = 7;

/** Needs the server's word on which week it is; with no signal the form stays away. */
export default function Activity() {
  const [known, setKnown] = useState<Shapes["ActivityOut"] | null>(null);
  useEffect(() => void call("GET", "/api/diary/activity").then(setKnown, () => undefined), []);
  return known && <Form known={known} />;
}

function Form({ known }: { known: Shapes["ActivityOut"] }) {
  const [isLast, setLast] = useState(false);
  const week = isLast ? addDays(known.this_week, -A_WEEK) : known.this_week;
  return (
    <section class="section" aria-labelledby="activity">
      <h2 id="activity">{words.heading}</h2>
      <details data-test="activity">
        <summary class="button button-wide">{words.open}</summary>
        <label class="choice below">
          <input
            type="checkbox"
            checked={isLast}
            onChange={(event) => setLast(event.currentTarget.checked)}
          />
          {words.lastWeek}
        </label>
        <Numbers key={week} week={week} told={toldIn(known, week)} />
      </details>
    </section>
  );
}

function toldIn(known: Shapes["ActivityOut"], week: string): Told {
  const amounts = known.weeks.find(({ week_of }) => week_of === week)?.amounts ?? [];
  const told = { ...NOTHING };
  for (const { unit, done } of amounts) told[unit] = done;
  return told;
}

function Numbers({ week, told }: { week: string; told: Told }) {
  const [numbers, setNumbers] = useState(told);
  const isOpen = NAMES.every((name) => numbers[name] === null);
  return (
    <div class="stack below">
      {NAMES.map((name) => (
        <NumberField
          key={name}
          name={name}
          {...words.fields[name]}
          wrong={words.wrong(MOST[name])}
          least={0}
          most={MOST[name]}
          value={numbers[name]}
          onChange={(value) => setNumbers({ ...numbers, [name]: value })}
        />
      ))}
      <button
        class="button button-wide"
        type="button"
        data-test="save-activity"
        aria-disabled={isOpen}
        onClick={() => !isOpen && put(week, numbers)}
      >
        {isOpen ? words.choose : words.save}
      </button>
    </div>
  );
}

async function put(week_of: string, numbers: Told): Promise<void> {
  const id = newId();
  await save({
    id,
    method: "PUT",
    url: `/api/diary/activity/${id}` satisfies Address<"PUT">,
    body: { week_of, ...numbers } satisfies Shapes["ActivityIn"],
    occurrence_id: id,
    made_at: new Date().toISOString(),
  });
  say({ text: words.saved });
  void sendWaiting();
}
