/** A session on its way: what has been done of it, and what comes next. Pure: the clock is handed in. */

import type { SessionEntry } from "../../api/types";
import { type Exercise, restAfter, rounded, type Side, type Step } from "./steps";

export type Phase = "collagen" | "before" | "set" | "pain" | "rest" | "end";

export interface SetDone {
  exercise: string;
  title: string;
  side: Side;
  load_kg: number | null;
  /** In what the exercise is measured. */
  reps: number;
  pain: number | null;
}

export interface Noticed {
  limp: boolean;
  pop: boolean;
  chest_pain: boolean;
  faint_or_palpitations: boolean;
  heel_dropped: boolean;
}

/** Kept on the phone after every tap, so that it can be left and resumed. */
export interface HalfSession {
  about: string;
  /** The id its entry will have: saved twice, it counts once. */
  entry: string;
  phase: Phase;
  steps: Step[];
  /** Index of the step at hand. */
  at: number;
  sets: SetDone[];
  baseline: number | null;
  /** Taken or not; null when none belongs to the session. */
  collagen: boolean | null;
  is_light: boolean;
  pain_limit: number;
  is_insertional: boolean;
  was_sore: boolean;
  wears_patch: boolean;
  noticed: Noticed;
  /** When the rest began and when it ends, in milliseconds. */
  rest: { from: number; until: number } | null;
}

export const NOTHING: Noticed = {
  limp: false,
  pop: false,
  chest_pain: false,
  faint_or_palpitations: false,
  heel_dropped: false,
};

const S = 1000;
export const LIGHTER_SHARE = 0.85;

export const stepAt = (half: HalfSession): Step | undefined => half.steps[half.at];

/** The rest runs from the end of the set, while its pain is asked for. */
export function setDone(half: HalfSession, reps: number, now: number): HalfSession {
  const step = stepAt(half);
  if (!step) return half;
  const { exercise, title, side, load_kg } = step;
  const rest_s = restAfter(step, half.steps[half.at + 1]);
  return {
    ...half,
    phase: "pain",
    sets: [...half.sets, { exercise, title, side, load_kg, reps, pain: null }],
    rest: rest_s > 0 ? { from: now, until: now + rest_s * S } : null,
  };
}

export function withPain(half: HalfSession, pain: number | null): HalfSession {
  const sets = half.sets.map((one, n) => (n === half.sets.length - 1 ? { ...one, pain } : one));
  return { ...half, sets };
}

/** On to the rest, to the next set, or to the end. */
export function goneOn(half: HalfSession, now: number): HalfSession {
  const at = half.at + 1;
  if (at >= half.steps.length) return { ...half, at, phase: "end", rest: null };
  const isResting = half.rest !== null && half.rest.until > now;
  return { ...half, at, phase: isResting ? "rest" : "set", rest: isResting ? half.rest : null };
}

/** Back from the pain of a set to the set itself. */
export const takenBack = (half: HalfSession): HalfSession => ({
  ...half,
  phase: "set",
  sets: half.sets.slice(0, -1),
  rest: null,
});

/** From the step at hand on, this leg's sets of this exercise. */
export function withLoad(half: HalfSession, load_kg: number): HalfSession {
  return changed(half, { load_kg: Math.max(0, load_kg) });
}

/** The same with an easier exercise in its place. */
export function withExercise(half: HalfSession, easier: Exercise): HalfSession {
  const { key: exercise, title } = easier;
  return changed(half, { exercise, title, load_kg: easier.log.includes("load") ? 0 : null });
}

function changed(half: HalfSession, change: Partial<Step>): HalfSession {
  const now = half.steps[half.at];
  const isSame = (one: Step) => one.exercise === now?.exercise && one.side === now.side;
  const steps = half.steps.map((one, n) => (n >= half.at && isSame(one) ? { ...one, ...change } : one));
  return { ...half, steps };
}

export const hasMore = (half: HalfSession): boolean => {
  const now = half.steps[half.at];
  const isSame = (one: Step) => one.exercise === now?.exercise && one.side === now.side;
  return half.steps.slice(half.at + 1).some(isSame);
};

/** Raises, jumps and runs are over for today; what does not load the calf may go on. */
export function withoutCalf(half: HalfSession): HalfSession {
  const done = half.steps.slice(0, half.at + 1);
  const others = half.steps.slice(half.at + 1).filter((one) => one.family === "leg");
  return { ...half, steps: [...done, ...others] };
}

/** What 10 to 20 percent less comes to, in the plates of a gym. */
export const lighterLoad = (load_kg: number): number => rounded(load_kg * LIGHTER_SHARE);

/** Largest rise of pain from one set to the next of the same exercise on the same leg. */
export function largestRise(sets: readonly SetDone[]): number {
  const last = new Map<string, number>();
  let rise = 0;
  for (const { exercise, side, pain } of sets) {
    if (pain === null) continue;
    const key = `${exercise} ${side}`;
    rise = Math.max(rise, pain - (last.get(key) ?? pain));
    last.set(key, pain);
  }
  return rise;
}

export function worstPain(sets: readonly SetDone[]): number | null {
  const told = sets.map(({ pain }) => pain).filter((pain) => pain !== null);
  return told.length ? Math.max(...told) : null;
}

/** Where nothing was done and nothing happened, nothing is said. */
export const isWorthSaving = (half: HalfSession): boolean =>
  half.sets.length > 0 || Object.values(half.noticed).some(Boolean);

/** One entry of the diary, with every set. */
export function entryOf(half: HalfSession, done_at: string): SessionEntry {
  const run = half.steps.find((one) => one.run)?.run ?? null;
  const of = (measure: string) =>
    half.sets.filter((set) => half.steps.some((o) => o.exercise === set.exercise && o.measure === measure));
  const total = (sets: readonly SetDone[]) => sets.reduce((sum, { reps }) => sum + reps, 0);
  const jumped = of("contacts");
  const ran = of("minutes");
  return {
    occurrence_id: half.about,
    done_at,
    pain_during: worstPain(half.sets),
    note: null,
    baseline_pain: half.baseline,
    lost_strength: null,
    ...half.noticed,
    collagen_taken: half.collagen,
    contacts: jumped.length ? total(jumped) : null,
    minutes: ran.length ? total(ran) : null,
    run_level: ran.length ? (run?.level ?? null) : null,
    sets: half.sets.map(({ title: _, ...set }) => set),
  };
}
