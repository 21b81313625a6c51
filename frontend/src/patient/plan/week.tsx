/** How much of everything: sessions kept, the week's budget, and the rung of the running ladder. */

import type { Programme, Run } from "../../api/types";
import * as words from "../../messages/en/plan";
import { Bar } from "./bar";

export default function Week({ programme }: { programme: Programme }) {
  const { adherence, budget, run } = programme;
  return (
    <>
      <section aria-labelledby="kept">
        <h2 class="day" id="kept">
          {words.kept.heading}
        </h2>
        {adherence.due ? (
          <>
            <p class="figure">
              <strong data-test="adherence">{words.kept.figure(adherence)}</strong>
            </p>
            <Bar percent={(100 * adherence.done) / adherence.due} />
            <p class="small soft below">{words.kept.soft}</p>
          </>
        ) : (
          <p class="soft">{words.kept.none}</p>
        )}
      </section>
      {budget && <Budget budget={budget} />}
      {run && <Running run={run} />}
    </>
  );
}

const NAMES = ["steps", "run_minutes", "games"] as const;

function Budget({ budget }: { budget: NonNullable<Programme["budget"]> }) {
  const told = NAMES.filter((name) => budget[name] !== null);
  // The share is nought where the tendon hurts too much for anything beside walking.
  const isResting = budget.percent > 0 && (budget.run_minutes === 0 || budget.games === 0);
  return (
    <section class="section" aria-labelledby="week">
      <h2 id="week">{words.week.heading}</h2>
      <p class="soft small">{isResting ? words.week.resting : words.week.percent(budget.percent)}</p>
      {told.length > 0 ? (
        <ul class="figures">
          {told.map((name) => (
            <li key={name}>
              <span class="number">{words.week.amount(name, budget[name] ?? 0)}</span>
              {words.week[name]}
            </li>
          ))}
        </ul>
      ) : (
        <p class="small soft below">{words.week.unknown}</p>
      )}
    </section>
  );
}

function Running({ run }: { run: Run }) {
  return (
    <section class="section" aria-labelledby="run">
      <h2 id="run">{words.running.heading}</h2>
      <p class="figure">
        <strong>{words.running.level(run)}</strong>
      </p>
      <ol class="rungs" aria-hidden="true">
        {Array.from({ length: run.levels }, (_, n) => (
          <li key={n} class={n + 1 < run.level ? "is-past" : n + 1 === run.level ? "is-here" : undefined} />
        ))}
      </ol>
      <p>{words.running.what(run)}</p>
      <p class="small soft">
        {words.running.repeats(run)}. {run.next_on && words.running.next(run.next_on)}
      </p>
    </section>
  );
}
