/** The drawing of an exercise, in the plan's tempo, with its own play and pause. */

import { useMemo, useState } from "preact/hooks";
import * as words from "../../messages/en/figure";
import type { Figures } from "./drawing";
import { Figure } from "./figure";
import { useReducedMotion } from "./motion";
import { inTempo, type Tempo } from "./tempo";

export interface Given {
  shapes: Figures | null;
  exerciseKey: string;
  tempo?: Tempo | undefined;
  /** Shows the two main positions below, too. */
  hasPositions?: boolean;
}

export default function PlayedFigure({ shapes, exerciseKey, tempo, hasPositions }: Given) {
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isReduced = useReducedMotion();
  const isPlaying = wanted ?? !isReduced;
  const [up, hold, down] = tempo?.seconds ?? [];
  const beatsPerMinute = tempo?.beatsPerMinute;
  const drawing = useMemo(() => {
    const known = shapes?.figures[exerciseKey];
    const seconds = [up, hold, down].filter((value) => value !== undefined);
    return known && inTempo(known, { seconds, beatsPerMinute });
  }, [shapes, exerciseKey, up, hold, down, beatsPerMinute]);
  if (!shapes || !drawing) return null;
  const isStill = isReduced && !isPlaying;
  return (
    <>
      <div class="exercise-drawing">
        <Figure shapes={shapes} drawing={drawing} as={isStill ? "still" : isPlaying ? "playing" : "paused"} />
        <button class="button" type="button" onClick={() => setWanted(!isPlaying)}>
          {isPlaying ? words.pause : words.play}
        </button>
      </div>
      {hasPositions && !isStill && (
        <section class="exercise-positions">
          <h2>{words.positions}</h2>
          <Figure shapes={shapes} drawing={drawing} as="still" />
        </section>
      )}
    </>
  );
}
