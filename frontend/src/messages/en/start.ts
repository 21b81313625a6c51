/** The first questions, in words: about the tendon, about the person, and where it leads. */

import type { TellingCondition } from "../../api/types";
import type { Pattern } from "../../patient/start/telling";

type Illness = NonNullable<TellingCondition["conditions"]>[number];
type Kind = NonNullable<TellingCondition["load_change"]>["kind"];

export const over = "Your tendon";
export const next = "Next";
export const notYet = "Not yet: choose an answer";
export const notYetNumber = "Not yet: write a number";
export const leaveOpen = "I do not know";
export const warningSigns = "Warning signs";

export const left = { text: "Where does the left leg hurt?", under: "Tap all the places that do." };
export const right = { text: "Where does the right leg hurt?", under: "Tap all the places that do." };
export const notThisLeg = "This leg does not hurt";
export const unsure = "I am not sure";

export const pattern = {
  text: "Which of these fit?",
  under: "Tick all that do. None is an answer too.",
  answers: {
    warms_up: "It hurts at the start and warms up",
    better_with_activity: "It gets better the more I move",
    worse_after: "It is worse after sport, or the day after",
    worse_after_jumps: "Jumping or sprinting makes it worse",
    stays_at_tendon: "The pain stays in one small place",
    tender: "It is tender when I pinch it",
  } satisfies Record<Pattern, string>,
};

export const kind = {
  text: "Did you do more of something before it began?",
  under: "In the three months before the pain.",
  none: "No, nothing new",
  answers: {
    running: "Running",
    walking: "Walking",
    jumping: "Jumping",
    sport: "Another sport",
    hills: "Hills or stairs",
    strength: "Strength training",
    work: "Work on my feet",
    footwear: "Other shoes",
    other: "Something else",
  } satisfies Record<Kind, string>,
};
export const percent = {
  text: "How much more was it?",
  under: "Against what you did before.",
  answers: [
    { value: 10, text: "A little more" },
    { value: 30, text: "About a third more" },
    { value: 50, text: "Half as much again" },
    { value: 100, text: "About double" },
    { value: 200, text: "Three times or more" },
  ],
};
export const weeks = {
  text: "How long ago was that?",
  under: "When you began to do more.",
  answers: [
    { value: 1, text: "Up to two weeks" },
    { value: 3, text: "Two to four weeks" },
    { value: 6, text: "One to two months" },
    { value: 10, text: "Two to three months" },
    { value: 26, text: "Longer" },
  ],
};

export const pain = {
  text: "How much does it hurt on a usual day?",
  under: "In the morning, at your first steps.",
};
export const stiffness = {
  text: "How long is it stiff on a usual morning?",
  under: "Until it moves freely.",
};
export const weight = {
  text: "How much do you weigh?",
  under: "Strength goals are measured against it.",
  label: "Weight in kilograms",
  wrong: "A whole number from 20 to 300",
};
export const born = {
  text: "In which year were you born?",
  under: "Young and older tendons need other care.",
  label: "Year, such as 1981",
  wrong: (last: number) => `A year from 1900 to ${last}`,
};
export const sex = {
  text: "Are you female or male?",
  under: "The usual number of heel rises differs.",
  answers: [
    { value: "female", text: "Female" },
    { value: "male", text: "Male" },
    { value: "unsaid", text: "I would rather not say" },
  ] as const,
};
export const week = {
  text: "What was a usual week before it hurt?",
  under: "A guess will do. What you do not know stays empty.",
  steps: "Steps a day",
  run: "Minutes of running a week",
  games: "Games or matches a week",
  wrong: (most: number) => `A whole number from 0 to ${most.toLocaleString("en-GB")}`,
};
export const illness = {
  text: "Do you have any of these?",
  under: "They can make tendons sore. Tick all that fit, or none.",
  answers: {
    diabetes: "Diabetes",
    psoriasis: "Psoriasis",
    inflammatory_arthritis: "Arthritis with swollen joints",
    inflammatory_bowel_disease: "A bowel disease with inflammation",
    eye_inflammation: "Inflamed eyes, now and again",
    gout: "Gout",
    high_cholesterol: "High cholesterol",
    obesity: "A weight that troubles me",
    kidney_disease: "Kidney disease",
  } satisfies Partial<Record<Illness, string>>,
};
