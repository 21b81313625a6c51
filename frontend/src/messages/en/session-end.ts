/** The end of a session, in words. */

import { kg } from "./session";

export const end = {
  heading: "Session saved",
  early: "Saved as far as you went",
  decides: "Tomorrow morning one question decides what comes next.",
  nothing: "No set was done, so nothing was saved.",
  done: "What you did",
  set: (set: { reps: number; load_kg: number | null; pain: number | null }, text: string): string =>
    [
      set.load_kg === null ? text : `${text} with ${kg(set.load_kg)}`,
      set.pain === null ? "" : `pain ${set.pain}`,
    ]
      .filter(Boolean)
      .join(", "),
  rule: (id: string) => `Rule ${id}`,
  back: "Back to today",
  calm: "Until then go on as usual, with no more calf work today.",
};
