/** A session to begin, or the one that was left half way. */

import type { Occurrence, Programme } from "../../api/types";
import { dateOf, wallAt } from "../../domain/wall";
import { kept } from "../../outbox/database";
import { newId } from "../../outbox/entry";
import { plan, today } from "../../state";
import { type HalfSession, NOTHING } from "./half";
import { stepsOf } from "./steps";
import { isInsertional, readTraining, wasSore } from "./training";

export async function openSession(id: string): Promise<HalfSession | "no exercises" | "not here"> {
  const left = await kept("session");
  if (left?.about === id) return left;
  const [training, is_insertional, was_sore] = await Promise.all([
    readTraining(),
    isInsertional(),
    wasSore(),
  ]);
  if (!training) return "not here";
  const zone = today.value?.person.zone ?? "UTC";
  const half = begun(id, training.programme, plan.value, Date.now(), zone);
  return half ? { ...half, is_insertional, was_sore } : "no exercises";
}

/** Null where the plan asks for nothing. */
export function begun(
  about: string,
  programme: Programme | null,
  planned: readonly Occurrence[],
  now: number,
  zone: string,
): HalfSession | null {
  const date = dateOf(wallAt(now, zone));
  const steps = programme ? stepsOf(programme.targets, programme.run, date) : [];
  if (!programme || !steps.length) return null;
  const collagen = planned.find((one) => one.kind === "collagen" && one.anchor_id === about);
  const isOpen = collagen?.state === "planned";
  const isWearing = (one: Occurrence) =>
    one.kind === "gtn_patch" && one.state === "done" && dateOf(one.local) === date;
  return {
    about,
    entry: newId(),
    phase: isOpen ? "collagen" : "before",
    steps,
    at: 0,
    sets: [],
    baseline: null,
    collagen: collagen ? collagen.state === "done" : null,
    is_light: false,
    pain_limit: programme.pain_limit,
    is_insertional: false,
    was_sore: false,
    wears_patch: planned.some(isWearing),
    noticed: NOTHING,
    rest: null,
  };
}
