/** The gates of a patient's courses: as they were read, then as they were answered here. */

import { useState } from "preact/hooks";
import { Refused } from "../../../api/client";
import { answerCollagen, answerGtn, answerShockwave, type Gates } from "../../records/data";
import { collagenOf, type GateDraft, type GatedCourse, gtnOf, shockwaveOf } from "./gate-draft";

export type AnswerGate = ReturnType<typeof useGates>["answer"];

/** An answer puts null where all was kept, else what the server said by field; empty when it said nothing. */
export function useGates(patientId: string, read: Gates) {
  const [gates, setGates] = useState(read);
  const answer = async (
    course: GatedCourse,
    draft: GateDraft,
  ): Promise<{ gate: Gates[GatedCourse] } | { problems: Record<string, string> }> => {
    try {
      const gate = await send(patientId, course, draft);
      setGates((last) => ({ ...last, [course]: gate }));
      return { gate };
    } catch (error) {
      const named = error instanceof Refused ? (error.problem.errors ?? []) : [];
      return { problems: Object.fromEntries(named.map(({ field, message }) => [field, message])) };
    }
  };
  return { gates, answer };
}

function send(patientId: string, course: GatedCourse, draft: GateDraft): Promise<Gates[GatedCourse]> {
  switch (course) {
    case "gtn":
      return answerGtn(patientId, gtnOf(draft));
    case "shockwave":
      return answerShockwave(patientId, shockwaveOf(draft));
    case "collagen":
      return answerCollagen(patientId, collagenOf(draft));
  }
}
