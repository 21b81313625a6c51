/** The session player, in words. */

import type { Side, Step } from "../../patient/session/steps";

export const over = "Calf session";
export const help = "Something happened";
export const back = "Back to the exercise";
export const leave = "Pause and leave";

const legs: Record<Side, string> = { left: "left leg", right: "right leg", both: "both legs" };
export const leg = (side: Side): string => legs[side];
export const sideNames: Record<Side, string> = { left: "Left", right: "Right", both: "Both" };

export const kg = (load: number): string => `${load} kg`;
export const exerciseOf = (place: number, of: number): string => `Exercise ${place} of ${of}`;
export const setsDone = (done: number, of: number): string => `${done} of ${of} sets done`;

/** The exercise, and the leg where there is one to name. */
export const named = ({ title, side }: Pick<Step, "title" | "side">): string =>
  side === "both" ? title : `${title}, ${leg(side)}`;

const units: Record<string, [string, string]> = {
  reps: ["time", "times"],
  seconds: ["second", "seconds"],
  contacts: ["landing", "landings"],
  minutes: ["minute", "minutes"],
};
export const unit = (n: number, { measure, family }: Pick<Step, "measure" | "family">): string => {
  const isRaise = measure === "reps" && (family === "standing" || family === "seated");
  const [one, many] = isRaise ? ["raise", "raises"] : (units[measure] ?? ["", ""]);
  return n === 1 ? one : many;
};
export const amount = (n: number, step: Pick<Step, "measure" | "family">): string => `${n} ${unit(n, step)}`;
