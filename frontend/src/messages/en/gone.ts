/** Nothing is left to answer, in words. */

export const gone = {
  heading: "This one is no longer open",
  text: "It was done, moved or taken out of the plan.",
  back: "Back to today",
};
