/** The rest between sets, and leaving the session, in words. */

import type { Side, Step } from "../../patient/session/steps";
import { leg } from "./session";

export const rest = {
  heading: "Rest",
  overHeading: "Rest is over",
  until: (time: string) => `until ${time}`,
  left: (minutes: number, seconds: number) =>
    minutes ? `${minutes} min ${seconds} seconds left` : `${seconds} seconds left`,
  next: (step: Step) =>
    `Then ${step.side === "both" ? "" : `the ${leg(step.side)}, `}set ${step.set} of ${step.of}`,
  start: "Start now",
  go: (side: Side) => (side === "both" ? "Start the set" : `Start the ${leg(side)}`),
  longer: "30 s longer",
};

export const pause = {
  title: "Leave the session?",
  later: "Pause: it waits here",
  end: "End it here and save",
  stay: "Stay",
};
