/** What is said beside an exercise's drawing. */

export const play = "Let it move";
export const pause = "Pause the drawing";
export const positions = "The two positions";
