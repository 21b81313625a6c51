/** The morning check, in words: five short questions, and what is made of the answers. */

export const over = "Morning check";

const pain = {
  text: "How is the tendon this morning?",
  under: "Your first steps out of bed",
};
const after = {
  text: "How bad did it get after the session?",
  under: "The worst of it, from the session until bedtime",
};
export const settled = {
  text: "Is the pain back to usual?",
  under: "Within 24 hours of the session",
  answers: { yes: "Yes", no: "No, it still hurts more", not_yet: "Not yet, it is too early" },
};
const tablets = { text: "Did you take painkillers for the tendon?", under: "Since the session" };
const stiffness = {
  text: "How long was it stiff this morning?",
  under: "From your first step until it moved freely",
};
export const asked = { pain, after, settled, tablets, stiffness };
export const yes = "Yes";
export const no = "No";
export const next = "Next";
export const choose = "Not yet: choose a number";
export const cannotSay = "I cannot say";
