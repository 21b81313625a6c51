/** Which pose the figure has at a moment: key poses, and what lies between them. */

import type { Drawing, KeyPose } from "./drawing";

/** Every number of a pose by its path, such as "leg.thigh" or "hip.0". */
export type Pose = Readonly<Record<string, number>>;

/** The way into a pose, then the time in it. */
export interface Step {
  seconds: number;
  hold: number;
  ease: KeyPose["ease"];
  pose: Pose;
}

/** `held`: seconds of the present hold so far; `hold`: how long it lasts; `turn`: rounds since the start. */
export interface Moment {
  pose: Pose;
  held: number;
  hold: number;
  turn: number;
}

function numbersIn(value: object, path = ""): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "object") Object.assign(found, numbersIn(inner, `${path}${key}.`));
    else if (typeof inner === "number") found[path + key] = inner;
  }
  return found;
}

/** Every pose in full: what one leaves out is as in the one before, at the start as where it first appears. */
export function stepsOf({ poses }: Drawing): Step[] {
  const given = poses.map(({ seconds: _, hold_seconds: __, ...body }) => numbersIn(body));
  let pose: Pose = Object.assign({}, ...[...given].reverse());
  return poses.map(({ seconds, hold_seconds: hold = 0, ease, leg }, i) => {
    pose = { ...pose, ...given[i], "leg.planted": leg?.planted ? 1 : 0 };
    return { seconds, hold, ease, pose };
  });
}

export const lengthOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + step.seconds + step.hold, 0);

/** When pose `index` has been reached, and a little over half of its hold has passed. */
export function momentOf(steps: readonly Step[], index: number): number {
  const { seconds = 0, hold = 0 } = steps[index] ?? {};
  return lengthOf(steps.slice(0, index)) + seconds + hold * 0.6 - 1e-6;
}

/** Weights of the poses before last, last, next and after next. */
type Weights = readonly [number, number, number, number];

const straight = (k: number): Weights => [0, 1 - k, k, 0];

const curved = (k: number): Weights => [
  (-k + 2 * k * k - k ** 3) / 2,
  (2 - 5 * k * k + 3 * k ** 3) / 2,
  (k + 4 * k * k - 3 * k ** 3) / 2,
  (k ** 3 - k * k) / 2,
];

function eased(k: number, ease: Step["ease"]): number {
  if (ease === "in") return k * k;
  return ease === "out" ? k * (2 - k) : k * k * (3 - 2 * k);
}

/** Between two planted poses the ball of the foot moves straight and at even speed. */
function between(steps: readonly Step[], next: number, k: number, isGait: boolean): Pose {
  const at = (offset: number): Pose => steps[(next + offset + steps.length) % steps.length]?.pose ?? {};
  const four = [at(-2), at(-1), at(0), at(1)] as const;
  const isPlanted = four[1]["leg.planted"] && four[2]["leg.planted"];
  const weights = isGait ? curved(k) : straight(eased(k, steps[next]?.ease));
  const found: Record<string, number> = {};
  for (const key of Object.keys(four[2])) {
    const used = isPlanted && key.startsWith("leg.at.") ? straight(k) : weights;
    found[key] = four.reduce((sum, pose, i) => sum + (pose[key] ?? 0) * (used[i] ?? 0), 0);
  }
  return found;
}

function nearSideAt(steps: readonly Step[], isGait: boolean, turn: number): Omit<Moment, "turn"> {
  let left = (((turn % 1) + 1) % 1) * lengthOf(steps);
  for (const [index, { seconds, hold, pose }] of steps.entries()) {
    if (left < seconds) return { pose: between(steps, index, left / seconds, isGait), held: 0, hold: 0 };
    left -= seconds;
    if (left < hold) return { pose, held: left, hold };
    left -= hold;
  }
  return { pose: steps.at(-1)?.pose ?? {}, held: 0, hold: 0 };
}

/** In a gait the poses are those of the near side; the far side does the same half a round later. */
export function momentAt(steps: readonly Step[], isGait: boolean, seconds: number): Moment {
  const turn = seconds / lengthOf(steps);
  const near = nearSideAt(steps, isGait, turn);
  if (!isGait) return { ...near, turn };
  const pose: Record<string, number> = { ...near.pose };
  for (const [key, value] of Object.entries(nearSideAt(steps, true, turn + 0.5).pose)) {
    if (key.startsWith("leg.")) pose[key.replace("leg", "far")] = value;
    if (key.startsWith("arm.")) pose[key.replace("arm", "far_arm")] = value;
  }
  return { ...near, pose, turn };
}
