/** The plan's tempo in a drawing. */

import type { Drawing } from "./drawing";
import { lengthOf, stepsOf } from "./pose";

/** `seconds`: up, hold, down. */
export interface Tempo {
  seconds?: readonly number[] | undefined;
  beatsPerMinute?: number | undefined;
}

/** Less than this looks like a blow, not like a movement. */
const QUICKEST_S = 0.2;

/** A copy that moves as the plan says; what has no such part or beat keeps its own pace. */
export function inTempo(drawing: Drawing, { seconds = [], beatsPerMinute }: Tempo): Drawing {
  const [up, hold, down] = seconds;
  if (up !== undefined && hold !== undefined && down !== undefined) {
    const poses = drawing.poses.map((pose) => {
      if (pose.part === "up")
        return { ...pose, seconds: Math.max(up, QUICKEST_S), hold_seconds: Math.max(hold, 0) };
      return pose.part === "down" ? { ...pose, seconds: Math.max(down, QUICKEST_S) } : pose;
    });
    return { ...drawing, poses };
  }
  if (!beatsPerMinute || !drawing.beats) return drawing;
  const factor = (drawing.beats * 60) / beatsPerMinute / lengthOf(stepsOf(drawing));
  const poses = drawing.poses.map((pose) => ({
    ...pose,
    seconds: pose.seconds * factor,
    hold_seconds: (pose.hold_seconds ?? 0) * factor,
  }));
  return { ...drawing, poses };
}
