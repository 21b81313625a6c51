/** One reminder's life as the desk tells it: each moment in the order in which it happened. Pure. */

import { lives as say } from "../../messages/en/desk-reach";
import { type Ending, type Life, said, steps } from "../../reminders/history/life";

export interface Moment {
  at: string;
  text: string;
}

/** The end is told where no receipt of a phone tells it. */
export function momentsOf(life: Life): Moment[] {
  const { ending, reason } = said(life);
  const found: Moment[] = steps(life).map((step) => {
    if ("device" in step) return { at: step.at, text: say[step.what](step.device, step.answer) };
    return { at: step.at, text: step.what === "end" ? say.ending(ending, reason) : say.moments[step.what] };
  });
  if (life.claimed_at) {
    // Taken before it was sent, though both may carry the same moment.
    const place = found.findIndex(({ at }, index) => at >= (life.claimed_at ?? "") && index > 0);
    found.splice(place < 0 ? found.length : place, 0, { at: life.claimed_at, text: say.moments.claimed });
  }
  if (ending === "mailed" && life.settled_at) found.push({ at: life.settled_at, text: say.mailed });
  if (life.waits_until) found.push({ at: life.waits_until, text: say.moments.waits });
  return found;
}

export type Look = "full" | "ring" | "plain" | "dashed" | "missed";

const LOOKS: Record<Ending, Look> = {
  answered: "full",
  seen: "ring",
  mailed: "ring",
  told: "plain",
  "not told": "missed",
  failed: "missed",
  waiting: "dashed",
  "not needed": "dashed",
};
const WISHED: readonly string[] = ["quiet", "day_full", "away"];

/** Filled: answered; a ring: shown, or only sent; dashed: waits or not wanted; a square: it did not get through. */
export function lookOf(life: Life): Look {
  const { ending, reason } = said(life);
  return ending === "not told" && WISHED.includes(reason) ? "dashed" : LOOKS[ending];
}

export interface Tally {
  shown: number;
  answered: number;
  all: number;
}

const UNTOLD: readonly Life["state"][] = ["cancelled", "suppressed"];

/** Of those that were told, or ought to have been; tests and what was not wanted do not count. */
export function tallyOf(reminders: readonly Life[]): Tally {
  const wanted = reminders.filter(({ kind, state }) => kind !== "test" && !UNTOLD.includes(state));
  const isAnswered = (life: Life) =>
    life.state === "acted" || life.events.some(({ event }) => event === "clicked");
  return {
    shown: wanted.filter((life) => said(life).seenAt !== null || life.state === "acted").length,
    answered: wanted.filter(isAnswered).length,
    all: wanted.length,
  };
}
