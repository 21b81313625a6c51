/** The top of every page of the player: leave, where we are, and what to do if something happened. */

import { useState } from "preact/hooks";
import * as words from "../../messages/en/session";
import { go } from "../../router";
import { Icon } from "../../ui/icon";
import { Late } from "../../ui/late";
import type { HalfSession } from "./half";

const pause = () => import("./pause");

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
  text: string;
  goBack?: () => void;
}

export function PlayerBar({ half, change, text, goBack }: Props) {
  const [isAsking, setAsking] = useState(false);
  const leave = () => (half.sets.length ? setAsking(true) : go("/"));
  return (
    <>
      <div class="head-bar">
        <button
          class="button button-icon"
          type="button"
          aria-label={goBack ? words.back : words.leave}
          data-test={goBack ? "back" : "leave"}
          onClick={goBack ?? leave}
        >
          <Icon name={goBack ? "back" : "close"} />
        </button>
        <p>{text}</p>
        <a class="button button-icon help" href="/happened" aria-label={words.help}>
          <Icon name="help" />
        </a>
      </div>
      {isAsking && <Late load={pause} given={{ half, change, onClose: () => setAsking(false) }} />}
    </>
  );
}

/** The exercises of the session as parts of a line; every leg's sets as pips. */
export function Steps({ half }: { half: HalfSession }) {
  const now = half.steps[half.at];
  const places = Math.max(...half.steps.map(({ place }) => place));
  return (
    <ol class="steps" aria-hidden="true">
      {Array.from({ length: places }, (_, n) => (
        <li
          key={n}
          class={n + 1 < (now?.place ?? 0) ? "is-done" : n + 1 === now?.place ? "is-now" : undefined}
        />
      ))}
    </ol>
  );
}

export function Sides({ half }: { half: HalfSession }) {
  const now = half.steps[half.at];
  if (!now) return null;
  const same = half.steps.map((step, n) => ({ step, n })).filter(({ step }) => step.place === now.place);
  const sides = [...new Set(same.map(({ step }) => step.side))];
  return (
    <ul class="sides">
      {sides.map((side) => {
        const own = same.filter(({ step }) => step.side === side);
        const done = own.filter(({ n }) => n < half.at).length;
        return (
          <li key={side} class={side === now.side ? "is-now" : undefined}>
            {words.sideNames[side]}
            <span class="pips" role="img" aria-label={words.setsDone(done, own.length)}>
              {own.map(({ n }) => (
                <i key={n} class={n < half.at ? "is-done" : n === half.at ? "is-now" : undefined} />
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

export const barText = (half: HalfSession): string => {
  const now = half.steps[half.at];
  const places = Math.max(...half.steps.map(({ place }) => place));
  return words.exerciseOf(now?.place ?? places, places);
};
