/** A week on the legs, in words. */

export const heading = "What you did beside the plan";
export const open = "Tell of a week";
export const lastWeek = "I mean last week";
export const fields = {
  steps: { label: "Steps", hint: "All days of the week together" },
  run_minutes: { label: "Minutes of running", hint: undefined },
  games: { label: "Games", hint: "Matches and hard trainings" },
};
export const wrong = (most: number): string => `A whole number up to ${most}`;
export const choose = "Write at least one number";
export const save = "Save this week";
export const saved = "Week saved";
