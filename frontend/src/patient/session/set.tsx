/** One set: the exercise in the plan's tempo, the weight, and how often. */

import { useState } from "preact/hooks";
import * as words from "../../messages/en/session";
import { set as own } from "../../messages/en/session-set";
import { ExerciseFigure } from "../../ui/figure/exercise-figure";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import { barText, PlayerBar, Sides, Steps } from "./bar";
import { goneOn, type HalfSession, setDone, stepAt, withLoad } from "./half";
import type { Step } from "./steps";
import { useLighter } from "./use-lighter";

const beat = () => import("./beat");

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
}

const PLATE_KG = 2.5;
const LESS_BY: Record<string, number> = { seconds: 5, contacts: 5 };

export default function SetPage({ half, change }: Props) {
  const step = stepAt(half) as Step;
  const [amount, setAmount] = useState(step.amount);
  const title = words.named(step);
  const fewer = () => setAmount(Math.max(0, amount - (LESS_BY[step.measure] ?? 1)));
  return (
    <main class="flow player">
      <PlayerBar half={half} change={change} text={barText(half)} />
      <Steps half={half} />
      <div class="title">
        <Title page={title}>{title}</Title>
        <Sides half={half} />
      </div>
      {half.is_light && <p class="small soft">{own.light}</p>}
      <Load step={step} amount={amount} onChange={(kg) => change(withLoad(half, kg))} />
      {step.beats && <Late load={beat} given={{ beats: step.beats }} />}
      <section class="tempo">
        <ExerciseFigure
          exerciseKey={step.exercise}
          tempo={{ seconds: step.tempo_s, beatsPerMinute: step.beats?.[0] }}
        />
        {step.tempo_s.length > 0 && <p class="small soft">{own.tempo(step.tempo_s)}</p>}
      </section>
      <div class="dock">
        <button
          class="button button-main"
          type="button"
          data-test="set-done"
          onClick={() => {
            navigator.vibrate?.(40);
            change(setDone(half, amount, Date.now()));
          }}
        >
          {own.done(words.amount(amount, step))}
        </button>
        <div class="actions">
          <button class="button button-plain" type="button" data-test="fewer" onClick={fewer}>
            {own.fewer}
          </button>
          <Lighter half={half} change={change} />
          <button
            class="button button-plain"
            type="button"
            onClick={() => change(goneOn({ ...half, rest: null }, 0))}
          >
            {own.skip}
          </button>
        </div>
      </div>
    </main>
  );
}

function Load({
  step,
  amount,
  onChange,
}: {
  step: Step;
  amount: number;
  onChange: (load_kg: number) => void;
}) {
  const { load_kg: load } = step;
  if (load === null) {
    return (
      <div class="load">
        <p>
          <span class="number">{amount}</span>
          <span class="soft">{step.run ? own.run(step.run) : words.unit(amount, step)}</span>
        </p>
      </div>
    );
  }
  return (
    <div class="load">
      <button
        class="button button-round minus"
        type="button"
        aria-label={own.less}
        onClick={() => onChange(load - PLATE_KG)}
      />
      <p aria-live="polite">
        <span class="number">
          {load}
          <span class="unit">kg</span>
        </span>
        <span class="soft">{words.amount(amount, step)}</span>
      </p>
      <button
        class="button button-round plus"
        type="button"
        aria-label={own.more}
        data-test="heavier"
        onClick={() => onChange(load + PLATE_KG)}
      />
    </div>
  );
}

function Lighter({ half, change }: Props) {
  const lighter = useLighter(half);
  if (!lighter) return null;
  const isWeight = !!stepAt(half)?.load_kg;
  return (
    <button class="button button-plain" type="button" data-test="lighter" onClick={() => change(lighter)}>
      {isWeight ? own.lighter : own.easier}
    </button>
  );
}
