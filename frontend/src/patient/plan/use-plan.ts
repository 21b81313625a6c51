/** What the page shows: the programme, kept on the phone; courses and verdicts, as far as there is a signal. */

import { useEffect, useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Shapes, Training } from "../../api/types";
import { entries } from "../../state";
import { readTraining } from "../session/training";

export interface PlanKnown {
  training: Training | null;
  courses: Shapes["CoursesOut"] | null;
  verdicts: Shapes["ListedVerdictOut"][] | null;
}

/** Null while it is asked for; asked for again when an entry has gone out. */
export function usePlan(): [PlanKnown | null, (training: Training) => void] {
  const [known, setKnown] = useState<PlanKnown | null>(null);
  const waiting = entries.value.length;
  useEffect(() => {
    let isLatest = true;
    void Promise.all([
      readTraining(),
      call("GET", "/api/courses").catch(() => null),
      call("GET", "/api/diary/verdicts").catch(() => null),
    ]).then(
      ([training, courses, said]) =>
        isLatest && setKnown({ training, courses, verdicts: said?.verdicts ?? null }),
    );
    return () => {
      isLatest = false;
    };
  }, [waiting]);
  return [known, (training) => setKnown((last) => last && { ...last, training })];
}
