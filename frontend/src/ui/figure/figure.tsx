/** One exercise drawing on a page. */

import { useEffect, useRef } from "preact/hooks";
import { drawMoving, drawStill } from "./draw";
import type { Drawing, Figures } from "./drawing";
import { play } from "./motion";

interface Props {
  shapes: Figures;
  drawing: Drawing;
  /** "still": its two main positions side by side. */
  as: "playing" | "paused" | "still";
}

export function Figure({ shapes, drawing, as }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const stoppedAt = useRef<{ drawing: Drawing; seconds: number } | null>(null);
  useEffect(() => {
    if (as === "still") {
      place.current?.replaceChildren(drawStill(shapes, drawing));
      return;
    }
    const { svg, paint } = drawMoving(shapes, drawing);
    const known = stoppedAt.current?.drawing === drawing ? stoppedAt.current.seconds : undefined;
    if (known !== undefined) paint(known);
    place.current?.replaceChildren(svg);
    if (as === "paused") return;
    const stop = play(svg, paint, known);
    return () => {
      stoppedAt.current = { drawing, seconds: stop() };
    };
  }, [shapes, drawing, as]);
  return <div ref={place} />;
}
