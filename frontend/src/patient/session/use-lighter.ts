/** The same set, a little lighter. */

import { useContent } from "../../api/use-content";
import { type HalfSession, lighterLoad, stepAt, withExercise, withLoad } from "./half";
import type { Exercise } from "./steps";

/** Less weight; without a weight the easier exercise, where there is one. */
export function useLighter(half: HalfSession): HalfSession | null {
  const { content } = useContent<{ exercises: Exercise[] }>("exercises");
  const step = stepAt(half);
  if (!step) return null;
  if (step.load_kg) return withLoad(half, lighterLoad(step.load_kg));
  const exercises = content?.exercises ?? [];
  const now = exercises.find(({ key }) => key === step.exercise);
  const easier = exercises.find(({ key, measure }) => key === now?.easier && measure === step.measure);
  return easier ? withExercise(half, easier) : null;
}
