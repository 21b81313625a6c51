/** Pain after a set, in words. */

import type { Side } from "../../patient/session/steps";
import { leg } from "./session";

export const pain = {
  heading: "How much did the tendon hurt?",
  under: (side: Side) => (side === "both" ? "The worst of this set" : `The worst of this set, ${leg(side)}`),
  limit: (limit: number) => `your limit is ${limit}`,
  within: (limit: number) => `within your limit of ${limit}`,
  above: (limit: number) => `above your limit of ${limit}`,
  goOn: "Go on",
};
