/** A session as one set after the other, from the targets of the plan. */

import type { Run, Shapes, Target } from "../../api/types";

export type Exercise = Shapes["ExerciseOut"];
export type Side = Target["side"];

export interface Step {
  /** As it is done, which is what the diary names. */
  exercise: string;
  title: string;
  family: string;
  side: Side;
  set: number;
  of: number;
  load_kg: number | null;
  /** Of one set, in `measure`. */
  amount: number;
  measure: string;
  tempo_s: number[];
  rest_s: number;
  beats: [number, number] | null;
  /** Which exercise of the session this is, from 1. */
  place: number;
  run: { level: number; rounds: number; run_minutes: number; walk_minutes: number } | null;
}

const REST_STEP_S = 5;
const PLATE_KG = 0.5;

/** Left and right take turns. What is locked, and a run before its day, is left out. */
export function stepsOf(targets: readonly Target[], run: Run | null, today: string): Step[] {
  const open = targets.filter(
    (one) => !one.is_locked && !(one.family === "run" && run?.next_on && run.next_on > today),
  );
  const places = [...new Set(open.map((one) => one.exercise))];
  return places.flatMap((key, place) => {
    const legs = open.filter((one) => one.exercise === key);
    const sets = Math.max(...legs.map((one) => one.sets));
    return Array.from({ length: sets }, (_, set) =>
      legs.filter((one) => set < one.sets).map((one) => stepOf(one, set + 1, place + 1, run)),
    ).flat();
  });
}

function stepOf(one: Target, set: number, place: number, run: Run | null): Step {
  const isRun = one.family === "run" && run !== null;
  const { beats_from: slow, beats_to: fast } = one;
  return {
    exercise: one.variant,
    title: one.title,
    family: one.family,
    side: one.side,
    set,
    of: one.sets,
    load_kg: one.load_kg,
    amount: isRun ? minutesOf(run) : amountOf(one),
    measure: one.measure,
    tempo_s: one.tempo_s,
    rest_s: one.rest_s,
    beats: slow !== null && fast !== null ? [slow, fast] : null,
    place,
    run: isRun
      ? {
          level: run.level,
          rounds: run.rounds,
          run_minutes: run.run_minutes,
          walk_minutes: run.walk_minutes,
        }
      : null,
  };
}

export const minutesOf = (run: Pick<Run, "rounds" | "run_minutes" | "walk_minutes">): number =>
  run.rounds * (run.run_minutes + run.walk_minutes);

/** Contacts are told for the whole session. */
const amountOf = (one: Target): number =>
  one.contacts === null ? one.amount_to : Math.ceil(one.contacts / one.sets);

/** A leg rests while the other one works: half the time is enough before the other leg's turn. */
export function restAfter(step: Step, next: Step | undefined): number {
  if (!next) return 0;
  const isOtherLeg = next.exercise === step.exercise && next.side !== step.side;
  return isOtherLeg ? Math.round(step.rest_s / 2 / REST_STEP_S) * REST_STEP_S : step.rest_s;
}

export const rounded = (kilograms: number): number => Math.floor(kilograms / PLATE_KG) * PLATE_KG;
