/** How long a tendon is stiff, as answers. */

/** The middle of each span is what is sent. */
export const stiffAnswers = [
  { minutes: 0, text: "Not at all" },
  { minutes: 5, text: "Up to 10 minutes" },
  { minutes: 20, text: "10 to 30 minutes" },
  { minutes: 45, text: "30 to 60 minutes" },
  { minutes: 90, text: "Longer" },
];
