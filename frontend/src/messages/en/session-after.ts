/** What follows pain over the limit, before the session or after a set, in words. */

import { kg } from "./session";

export const after = {
  goOnWith: (load: number) => `Go on with ${kg(load)}`,
  keep: (load: number) => `Keep ${kg(load)}`,
  easier: "Take the easier one",
  asItIs: "Go on as it is",
  end: "End the session",
  others: "Go on without the calf",
  pop: "I felt a pop",
};

export const aside = {
  heading: "Something else?",
  noticed: {
    limp: "I limp",
    heel_dropped: "My heel dropped below my toes",
    faint_or_palpitations: "Dizzy or faint, or my heart races",
    chest_pain: "My chest hurts",
  },
};

export const sore = {
  light: "Do the light version",
  leaveOut: "Leave it out today",
  move: "Move it",
  asPlanned: "As planned",
};
