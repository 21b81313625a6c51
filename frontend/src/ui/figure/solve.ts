/** From a pose to where every bone is. A standing person is 100 high, the floor is y = 0, y grows upwards. */

import type { Point } from "./drawing";
import type { Pose } from "./pose";

/** A frame: the joint, its turn in degrees (anticlockwise), and how much it is drawn shorter than it is. */
export interface Bone {
  x: number;
  y: number;
  turn: number;
  stretch: number;
}

export type Bones = Record<string, Bone>;

/** `missed`: by how much a hand or foot stays away from its place, for those that cannot reach it. */
export interface Solved {
  bones: Bones;
  missed: Record<string, number>;
}

const THIGH = 25;
const SHANK = 25;
const TRUNK = 28;
const UPPER = 16;
/** From the elbow to the palm. */
export const PALM = 18;
/** From the sole to the joint of the toes. */
const BALL = 1.7;
/** The ankle as the joint of the toes sees it. */
const ANKLE: Point = [-8.4, 3.3];
const DEGREE = Math.PI / 180;
const SIDES = ["near", "far"] as const;

/** The point x, y of a bone's frame, in the picture. */
export function pointOn(bone: Bone, x: number, y: number): Point {
  const cos = Math.cos(bone.turn * DEGREE);
  const sin = Math.sin(bone.turn * DEGREE);
  return [bone.x + x * cos - y * sin, bone.y + x * sin + y * cos];
}

function boneOn(bone: Bone, x: number, y: number, turn: number, stretch = 1): Bone {
  const [px, py] = pointOn(bone, x, y);
  return { x: px, y: py, turn, stretch };
}

const frame = ([x, y]: Point, turn: number, stretch = 1): Bone => ({ x, y, turn, stretch });

function placeIn(pose: Pose, name: string): Point | null {
  const x = pose[`${name}.0`];
  const y = pose[`${name}.1`];
  return x === undefined || y === undefined ? null : [x, y];
}

interface Reach {
  first: number;
  second: number;
  missed: number;
}

/** Two bones from a joint to a place, as angles from straight down; `bend` 1: the middle joint goes forwards. */
function reach(from: Bone, [x, y]: Point, first: number, second: number, bend: number): Reach {
  const dx = x - from.x;
  const dy = y - from.y;
  const wanted = Math.hypot(dx, dy);
  const length = Math.min(Math.max(wanted, Math.abs(first - second) + 1e-6), first + second - 1e-6);
  const inner = Math.acos((first * first + length * length - second * second) / (2 * first * length));
  const angle = Math.atan2(dx, -dy) + inner * bend;
  const jointX = from.x + first * Math.sin(angle);
  const jointY = from.y - first * Math.cos(angle);
  const missed = Math.max(0, Math.abs(wanted - length) - 1e-3);
  return { first: angle / DEGREE, second: Math.atan2(x - jointX, jointY - y) / DEGREE, missed };
}

/** How far the ankle is above the joint of the toes. */
const lift = (foot: number) => ANKLE[1] * Math.cos(foot * DEGREE) - ANKLE[0] * Math.sin(foot * DEGREE);

const ankleOver = ([x, y]: Point, foot: number): Point =>
  pointOn(frame([x, y + BALL], -foot), ANKLE[0], ANKLE[1]);

/** The hip is given, hangs on the shoulders of someone who lies, or stands on the near leg. */
function hipOf(pose: Pose, lean: number): Point {
  const hip = placeIn(pose, "hip");
  if (hip) return hip;
  const shoulder = placeIn(pose, "shoulder");
  if (shoulder) return pointOn(frame(shoulder, lean), 0, -TRUNK);
  const ankle = ankleOver(placeIn(pose, "leg.at") ?? [0, 0], pose["leg.foot"] ?? 0);
  const knee = pointOn(frame(ankle, pose["leg.shank"] ?? 0), 0, SHANK);
  return pointOn(frame(knee, pose["leg.thigh"] ?? 0), 0, THIGH);
}

function addLegFromTheSide(pose: Pose, name: string, side: string, hip: Bone, solved: Solved): void {
  const place = placeIn(pose, `${name}.at`);
  const foot = pose[`${name}.foot`] ?? 0;
  let thigh = pose[`${name}.thigh`] ?? 0;
  let shank = pose[`${name}.shank`] ?? 0;
  const standsOnIt = name === "leg" && !placeIn(pose, "hip") && !placeIn(pose, "shoulder");
  if (place && !standsOnIt) {
    const found = reach(hip, ankleOver(place, foot), THIGH, SHANK, 1);
    thigh = found.first;
    shank = found.second;
    if (found.missed) solved.missed[name] = found.missed;
  }
  const upper = boneOn(hip, 0, 0, thigh);
  const lower = boneOn(upper, 0, -THIGH, shank);
  const ankle = boneOn(lower, 0, -SHANK, -foot);
  const sole = boneOn(ankle, -ANKLE[0], -ANKLE[1], -foot);
  solved.bones[`${side}-thigh`] = upper;
  solved.bones[`${side}-shank`] = lower;
  solved.bones[`${side}-foot`] = sole;
  solved.bones[`${side}-toes`] = boneOn(sole, 0, 0, -(pose[`${name}.toe`] ?? 0));
}

/** From behind, a bent leg is a straight one that looks shorter. */
function addLegFromBehind(pose: Pose, name: string, side: string, hip: Bone, solved: Solved): void {
  const place = placeIn(pose, `${name}.at`);
  const height = lift(pose[`${name}.foot`] ?? 0);
  let thigh = pose[`${name}.thigh`] ?? 0;
  let shank = pose[`${name}.shank`] ?? thigh;
  let stretch = 1;
  if (place) {
    const [dx, dy] = [place[0] - hip.x, place[1] + BALL + height - hip.y];
    const length = Math.hypot(dx, dy) / (THIGH + SHANK);
    thigh = shank = Math.atan2(dx, -dy) / DEGREE;
    stretch = Math.min(length, 1);
    if (length > 1.001) solved.missed[name] = (length - 1) * (THIGH + SHANK);
  }
  const upper = boneOn(hip, 0, 0, thigh, stretch);
  const lower = boneOn(upper, 0, -THIGH * stretch, shank, stretch);
  const heel = boneOn(lower, 0, -SHANK * stretch, place ? 0 : shank);
  solved.bones[`${side}-thigh`] = upper;
  solved.bones[`${side}-shank`] = lower;
  solved.bones[`${side}-heel`] = heel;
  solved.bones[`${side}-foot`] = boneOn(heel, 0, -height - BALL, heel.turn, height / ANKLE[1]);
}

function addArm(pose: Pose, name: string, side: string, shoulder: Bone, bend: number, solved: Solved): void {
  const place = placeIn(pose, `${name}.at`);
  let upper = pose[`${name}.upper`] ?? 0;
  let fore = pose[`${name}.fore`] ?? upper;
  if (place) {
    const found = reach(shoulder, place, UPPER, PALM, bend);
    upper = found.first;
    fore = found.second;
    if (found.missed) solved.missed[name] = found.missed;
  }
  const arm = boneOn(shoulder, 0, 0, upper);
  solved.bones[`${side}-upper`] = arm;
  solved.bones[`${side}-fore`] = boneOn(arm, 0, -UPPER, fore);
}

export function solve(pose: Pose, isBehind = false): Solved {
  const lean = -(pose.trunk ?? 0);
  const look = -(pose.head ?? (pose.trunk ?? 0) * 0.4);
  const trunk = frame(hipOf(pose, lean), lean);
  const neck = boneOn(trunk, isBehind ? 0 : -0.3, 28.6, (look + lean) / 2);
  const head = boneOn(neck, isBehind ? 0 : 0.9, 9.6, look);
  const solved: Solved = { bones: { trunk, neck, head }, missed: {} };
  const addLeg = isBehind ? addLegFromBehind : addLegFromTheSide;
  for (const side of SIDES) {
    const out = side === "near" ? 1 : -1;
    addLeg(pose, side === "near" ? "leg" : "far", side, boneOn(trunk, isBehind ? 4 * out : 0, 0, 0), solved);
    const hasOwn = ["far_arm.at.0", "far_arm.upper", "far_arm.fore"].some((key) => key in pose);
    const shoulder = isBehind ? boneOn(trunk, 7.6 * out, 26, 0) : boneOn(trunk, -0.4, 25.5, 0);
    const name = side === "far" && hasOwn ? "far_arm" : "arm";
    addArm(pose, name, side, shoulder, isBehind ? out : -1, solved);
  }
  return solved;
}
