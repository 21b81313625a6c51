/** What two legs say beside one another: share of the body's weight, of the norm, and of each other. */

import type { Side } from "../records/data";

export interface Leg {
  kg: number | null;
  reps: number | null;
}

export type Legs = Record<Side, Leg>;

/** Whole percent of the body's weight, rounded down as the gates are: 100 only once it is reached. */
export function shareOfWeight(kg: number | null, bodyWeightKg: number | null): number | null {
  if (kg === null || Number.isNaN(kg) || !bodyWeightKg) return null;
  return Math.floor((kg * 100) / bodyWeightKg);
}

export function shareOfNorm(reps: number | null, norm: number | null): number | null {
  return reps === null || Number.isNaN(reps) || !norm ? null : Math.floor((reps * 100) / norm);
}

export interface Difference {
  /** How far the weaker lies below the stronger. */
  percent: number;
  weaker: Side | null;
  /** More apart than the clinic's limit. */
  isFlagged: boolean;
}

export function differenceOf(left: number | null, right: number | null, limit: number): Difference | null {
  if (left === null || right === null || Number.isNaN(left) || Number.isNaN(right)) return null;
  const most = Math.max(left, right);
  const exact = most > 0 ? (Math.abs(left - right) * 100) / most : 0;
  const weaker = left === right ? null : left < right ? "left" : "right";
  return { percent: Math.round(exact), weaker, isFlagged: exact > limit };
}

/** Loads lifted a different number of times cannot be compared. */
export function areAlike(legs: Legs): boolean {
  return legs.left.reps === legs.right.reps;
}

/** Which sides carry the gate's load for its repetitions; null where the weight is not known. */
export function sidesAtGate(
  legs: Legs,
  bodyWeightKg: number | null,
  gatePercent: number,
  goalReps: number,
): Side[] | null {
  if (!bodyWeightKg) return null;
  return (["left", "right"] as const).filter((side) => {
    const share = shareOfWeight(legs[side].kg, bodyWeightKg);
    return share !== null && share >= gatePercent && (legs[side].reps ?? 0) >= goalReps;
  });
}
