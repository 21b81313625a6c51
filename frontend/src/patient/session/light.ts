/** The light version of a session: both legs, on the floor, half the weight; no jumps and no runs. */

import { readContent } from "../../api/content";
import type { Target } from "../../api/types";
import { kept } from "../../outbox/database";
import type { HalfSession } from "./half";
import { type Exercise, rounded, stepsOf } from "./steps";

/** Without the exercises on this phone, or where nothing of it is left: with half the weight as it is. */
export async function lightened(half: HalfSession): Promise<HalfSession> {
  const { programme } = (await kept("training")) ?? {};
  const content = await readContent<{ exercises: Exercise[] }>("exercises").catch(() => null);
  const light = stepsOf(lightTargets(programme?.targets ?? [], content?.exercises ?? []), null, "");
  const halved = half.steps.map((one) => ({
    ...one,
    load_kg: one.load_kg === null ? null : rounded(one.load_kg / 2),
  }));
  return { ...half, phase: "set", steps: light.length ? light : halved, is_light: true };
}

export function lightTargets(targets: readonly Target[], exercises: readonly Exercise[]): Target[] {
  const known = new Map(exercises.map((one) => [one.key, one]));
  const calf = targets.filter((one) => one.family === "standing" || one.family === "seated");
  const first = calf.filter((one, place) => calf.findIndex((o) => o.exercise === one.exercise) === place);
  return first.map((one) => {
    const easy = onBothLegs(one.variant, known);
    const loads = calf.filter((o) => o.exercise === one.exercise).map((o) => o.load_kg ?? 0);
    const takesLoad = one.load_kg !== null && (!easy || easy.log.includes("load"));
    return {
      ...one,
      variant: easy?.key ?? one.variant,
      title: easy?.title ?? one.title,
      side: "both",
      load_kg: takesLoad ? rounded(Math.min(...loads) / 2) : null,
    };
  });
}

function onBothLegs(key: string, known: ReadonlyMap<string, Exercise>): Exercise | undefined {
  let one = known.get(key.replace("-step", "")) ?? known.get(key);
  while (one?.leg === "single" && one.easier) one = known.get(one.easier);
  return one?.leg === "both" ? one : known.get(key);
}
