/** The last pains told, on one small scale that never shrinks: cut at six, the limit dotted, over it a diamond. */

import { desk } from "../../messages/en/desk";
import { pointsOf, TOP, WIDTH, yOf } from "./spark-line";

interface SparkProps {
  pains: readonly number[];
  limit: number;
  isLarge?: boolean;
}

export function Spark({ pains, limit, isLarge = false }: SparkProps) {
  if (pains.length === 0) return null;
  const points = pointsOf(pains);
  return (
    <svg
      class={isLarge ? "spark spark-large" : "spark"}
      viewBox={`0 0 ${WIDTH} ${TOP}`}
      role="img"
      aria-label={desk.caseload.pains(pains, limit)}
    >
      <path class="spark-limit" d={`M0 ${yOf(limit)}H${WIDTH}`} />
      <polyline class="spark-line" points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {points.map(({ x, y, pain }, index) =>
        pain > limit ? (
          <path key={x} class="spark-over" d={`M${x} ${y - 4}l4 4-4 4-4-4z`} />
        ) : (
          index === points.length - 1 && <circle key={x} class="spark-last" cx={x} cy={y} r="3" />
        ),
      )}
    </svg>
  );
}
