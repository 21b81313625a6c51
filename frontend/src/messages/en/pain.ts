/** Pain, 0 to 10, in words. */

export const levels = [
  "none",
  "hardly there",
  "mild",
  "noticeable",
  "uncomfortable",
  "moderate",
  "rather strong",
  "strong",
  "very strong",
  "severe",
  "the worst",
];

export const ends = { none: "0 none", worst: "10 worst" };

export const said = (level: number): string => {
  const word = levels[level] ?? "";
  return word.charAt(0).toUpperCase() + word.slice(1);
};

export const session = {
  over: "Calf session",
  heading: "How much did the tendon hurt?",
  under: "The worst of it while you worked",
  save: "Save the session",
  saveWithout: "Save without a number",
};

export const high = {
  heading: "That is more than the plan asks for",
  text: "Give the tendon rest and tell your clinician. A pop, a gap, or no strength to rise on your toes is something else:",
  help: "Open Help now",
};
