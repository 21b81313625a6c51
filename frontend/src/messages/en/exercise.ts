/** An exercise, in words. */

export const over = "Exercise";
export const back = "Back to all pages";
export const how = "How to do it";
export const faults = "What goes wrong";
export const need = "What you need";
export const log = "What to write down";
export const others = "Too hard, or too easy?";
export const easier = "Easier";
export const harder = "Harder";
export const heel = "Does it hurt where the tendon meets the heel?";
export const instead = "Do this one:";

export const logged: Record<string, string> = {
  load: "The weight, in kg",
  reps: "How many in each set",
  seconds: "How many seconds you held",
  contacts: "How often your feet landed",
  minutes: "How many minutes",
  pain: "Pain from 0 to 10, the worst of it",
};

export const tempo = ([up = 0, hold = 0, down = 0]: readonly number[]): string =>
  hold ? `${up} s up, ${hold} s hold, ${down} s down` : `${up} s up, ${down} s down`;

export const failed = {
  heading: "The exercises are not on this phone yet",
  text: "They come with the next signal, and then stay.",
  again: "Try again",
};

export const missing = {
  heading: "There is no such exercise",
  text: "It may have been renamed. Your plan and the pages of the library name those there are.",
  toList: "To the library",
};
