/** The plan as the person has just changed it: what the server said, with unsent entries laid over it. */

import type { Occurrence } from "../api/types";
import type { Effect, Entry } from "../outbox/entry";
import { endsAfterDue } from "./snoozing";
import { addDays, dateOf, instantOf, timeOf, wallAt } from "./wall";

const MINUTE_MS = 60_000;
const instant = (ms: number) => new Date(ms).toISOString();

export function withUnsent(known: readonly Occurrence[], entries: readonly Entry[]): Occurrence[] {
  let plan = [...known];
  for (const { occurrence_id, effect, refusal } of entries) {
    if (effect && occurrence_id && !refusal) plan = change(plan, known, occurrence_id, effect);
  }
  return plan.sort((a, b) => a.due_at.localeCompare(b.due_at));
}

function change(plan: Occurrence[], known: readonly Occurrence[], id: string, effect: Effect): Occurrence[] {
  const subject = plan.find((one) => one.id === id);
  if (!subject) return plan;
  return plan.map((one) => {
    if (one.id === id) return changeSubject(one, known, effect);
    if (one.anchor_id === id) return changeHanging(one, subject, known, effect);
    if (effect.beside?.includes(one.id))
      return { ...one, state: effect.verb === "undo" ? "planned" : "cancelled" };
    return one;
  });
}

function changeSubject(one: Occurrence, known: readonly Occurrence[], effect: Effect): Occurrence {
  switch (effect.verb) {
    case "done":
      return { ...one, state: "done", acted_at: effect.at };
    case "skip":
      return { ...one, state: "skipped", acted_at: effect.at };
    case "snooze":
      return snoozed(one, Date.parse(effect.at) + (effect.minutes ?? 0) * MINUTE_MS);
    case "move":
      return effect.to_local ? moved(one, effect.to_local) : one;
    case "undo":
      return takenBack(one, known);
  }
}

const snoozed = (one: Occurrence, until: number): Occurrence =>
  endsAfterDue(one, until) ? { ...one, snoozed_until: instant(until) } : one;

/** Before the server has answered, a move goes back to where it came from and anything else to "planned". */
function takenBack(one: Occurrence, known: readonly Occurrence[]): Occurrence {
  if (one.state !== "planned") return { ...one, state: "planned", acted_at: null, entry_id: null };
  const told = known.find((other) => other.id === one.id) ?? one;
  if (!told.moved_from_local) return { ...told, snoozed_until: null };
  return { ...moved(told, told.moved_from_local), moved_from_local: null };
}

function moved(one: Occurrence, toLocal: string): Occurrence {
  const due = instantOf(toLocal, one.zone);
  const useful = Date.parse(one.expires_at) - Date.parse(one.due_at);
  return {
    ...one,
    local: toLocal,
    due_at: instant(due),
    expires_at: instant(due + useful),
    moved_from_local: one.moved_from_local ?? one.local,
    snoozed_until: null,
  };
}

/** Collagen and the next-day check follow their session. */
function changeHanging(
  one: Occurrence,
  anchor: Occurrence,
  known: readonly Occurrence[],
  effect: Effect,
): Occurrence {
  if (effect.verb === "move" && effect.to_local) return follow(one, anchor, effect.to_local);
  if (effect.verb === "skip" && one.state === "planned") return { ...one, state: "cancelled" };
  if (effect.verb === "done" && one.state === "planned" && one.kind === "collagen")
    return { ...one, state: "cancelled" };
  if (effect.verb === "undo" && anchor.state !== "planned" && one.state === "cancelled")
    return { ...one, state: "planned" };
  if (effect.verb === "undo" && anchor.state === "planned") return followBack(one, anchor, known);
  return one;
}

function follow(one: Occurrence, anchor: Occurrence, toLocal: string): Occurrence {
  if (one.state !== "planned") return one;
  if (one.kind === "next_day_check") return moved(one, `${addDays(dateOf(toLocal), 1)}T${timeOf(one.local)}`);
  const lead = Date.parse(anchor.due_at) - Date.parse(one.due_at);
  const due = instantOf(toLocal, anchor.zone) - lead;
  return { ...moved(one, wallAt(due, one.zone)), due_at: instant(due), expires_at: instant(due + lead) };
}

function followBack(one: Occurrence, anchor: Occurrence, known: readonly Occurrence[]): Occurrence {
  const told = known.find((other) => other.id === anchor.id);
  return told?.moved_from_local ? follow(one, anchor, told.moved_from_local) : one;
}
