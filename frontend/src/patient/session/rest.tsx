/** The rest between two sets: it knows when it ends, so that leaving and coming back changes nothing. */

import { useEffect, useState } from "preact/hooks";
import { timeOf, wallAt } from "../../domain/wall";
import * as words from "../../messages/en/session";
import { rest as own } from "../../messages/en/session-rest";
import { today } from "../../state";
import { Title } from "../../ui/head";
import { barText, PlayerBar, Sides, Steps } from "./bar";
import { type HalfSession, stepAt } from "./half";
import type { Step } from "./steps";

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
}

const LONGER_MS = 30_000;
const TICK_MS = 250;

export default function Rest({ half, change }: Props) {
  const step = stepAt(half) as Step;
  const { from, until } = half.rest ?? { from: 0, until: 0 };
  const now = useClock(until);
  const left = Math.max(0, until - now);
  const isOver = left === 0;
  useEffect(() => {
    if (!isOver) return;
    navigator.vibrate?.([80, 60, 80]);
    void import("./sound").then(({ chime }) => chime());
  }, [isOver]);
  const seconds = Math.ceil(left / 1000);
  const heading = isOver ? own.overHeading : own.heading;
  return (
    <main class="flow player">
      <PlayerBar half={half} change={change} text={barText(half)} />
      <Steps half={half} />
      <div class="title">
        <Title page={heading}>{heading}</Title>
        <Sides half={half} />
      </div>
      <div class="clock">
        <svg viewBox="0 0 300 300" aria-hidden="true">
          <circle cx="150" cy="150" r="138" class="clock-track" />
          {!isOver && (
            <circle
              cx="150"
              cy="150"
              r="138"
              class="clock-left"
              pathLength={100}
              stroke-dasharray={`${(100 * left) / Math.max(1, until - from)} 100`}
            />
          )}
        </svg>
        <div>
          <p class="number" role="timer" aria-label={own.left(Math.floor(seconds / 60), seconds % 60)}>
            {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, "0")}
          </p>
          {!isOver && <p class="soft">{own.until(clockTime(until))}</p>}
        </div>
      </div>
      <div class="row then">
        <span class="pips" aria-hidden="true">
          <i class="is-now" />
        </span>
        <p>
          <strong>{own.next(step)}</strong>
          <br />
          <span class="soft">
            {[step.load_kg ? words.kg(step.load_kg) : "", words.amount(step.amount, step)]
              .filter(Boolean)
              .join(", ")}
          </span>
        </p>
      </div>
      <div class="dock">
        <button
          class="button button-main"
          type="button"
          data-test="start-set"
          onClick={() => change({ ...half, phase: "set", rest: null })}
        >
          {own.go(step.side)}
        </button>
        {!isOver && (
          <div class="actions">
            <button
              class="button button-plain"
              type="button"
              onClick={() => change({ ...half, rest: { from, until: until + LONGER_MS } })}
            >
              {own.longer}
            </button>
          </div>
        )}
      </div>
    </main>
  );
}

const clockTime = (instant: number): string => {
  const minute = timeOf(wallAt(instant, today.value?.person.zone ?? "UTC"));
  return `${minute}:${String(Math.floor(instant / 1000) % 60).padStart(2, "0")}`;
};

/** Ticks until that moment, and once more after the page comes back. */
function useClock(until: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return now;
}
