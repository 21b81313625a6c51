/** What the rules say to a side effect, in words, and what was told before. */

import { dateOf } from "../../domain/wall";
import { shortDate } from "./words";

export const said = {
  over: "Something I noticed",
  heading: "Noted",
  stop: "Stop the patch and ask",
  sees: "Your clinician sees it too. Nobody reads along at this moment.",
  waits: "It is kept on this phone and goes out with the next signal.",
  prescriber: "Your prescriber wrote for a headache:",
  rule: (rule: string) => `Rule ${rule}`,
  back: "Back to today",
  toPlan: "To the plan",
  nothing: "You reported nothing to act on.",
};

export const earlier = {
  heading: "Told before",
  on: (wall: string) => shortDate(dateOf(wall)),
  withdrawn: "taken back",
};
