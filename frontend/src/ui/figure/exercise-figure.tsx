/** An exercise's drawing for any page; what draws it comes when it is first needed, beside its data. */

import { useContent } from "../../api/use-content";
import { Late } from "../late";
import type { Figures } from "./drawing";
import "./figure.css";
import type { Given } from "./played-figure";

const load = () => import("./played-figure");

/** Keeps its place while it comes; stays empty where no drawing is known: the words beside it say the same. */
export function ExerciseFigure(given: Omit<Given, "shapes">) {
  const { content: shapes, hasFailed } = useContent<Figures>("figures");
  const isKnown = !shapes || given.exerciseKey in shapes.figures;
  if (hasFailed || !isKnown) return null;
  return (
    <div class="exercise-figure">
      <Late load={load} given={{ ...given, shapes }} />
    </div>
  );
}
