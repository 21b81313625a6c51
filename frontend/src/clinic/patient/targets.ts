/** What each target was before it became what it is. */

import { decisions } from "../../messages/en/desk-decisions";
import type { Programme, TargetChange } from "../decisions";

const say = decisions.targets;
type Target = Programme["targets"][number];
type Aim = Pick<Target, "load_kg" | "sets" | "amount_from" | "amount_to" | "level" | "contacts"> & {
  measure?: string;
};

export interface TargetLine {
  target: Target;
  now: string;
  was: string | null;
  /** The change that made it so; none while it stands as the programme began. */
  since: TargetChange | null;
}

/** `history` newest first. */
export function targetLines(targets: readonly Target[], history: readonly TargetChange[]): TargetLine[] {
  return targets.map((target) => {
    const own = history.filter(({ exercise, side }) => exercise === target.exercise && side === target.side);
    const [since, before] = own;
    const was = before ? sayAim(before) : null;
    const now = sayAim(target);
    return { target, now, was: was === now ? null : was, since: since ?? null };
  });
}

/** "12.5 kg, 4 × 6 to 8". */
export function sayAim(aim: Aim): string {
  const { load_kg: kg, sets, amount_from: from, amount_to: to } = aim;
  const amount = from === to ? String(from) : `${from} to ${to}`;
  const unit = aim.measure && aim.measure !== "reps" ? ` ${aim.measure}` : "";
  return [
    kg ? say.kg(kg) : "",
    `${sets} × ${amount}${unit}`,
    aim.level ? say.level(aim.level) : "",
    aim.contacts ? say.contacts(aim.contacts) : "",
  ]
    .filter(Boolean)
    .join(", ");
}
