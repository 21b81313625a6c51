/** Before the first exercise, in words. */

/** Where the plan's own advice says the same: rules M14c and M14d. */
export const collagen = {
  over: "Before you start",
  before: {
    heading: "Collagen, before you start?",
    text: (minutes: number) =>
      `It is meant for ${minutes} minutes before the session, and you are starting now. Take it now, or skip it. Train all the same.`,
    take: "I take it now",
    skip: "Skip it today",
  },
  late: {
    heading: "Did you take your collagen?",
    text: (minutes: number) =>
      `It was meant for ${minutes} minutes before the session. Not taken? Leave it out today. Train all the same.`,
    take: "Yes, I took it",
    skip: "No, leave it out",
  },
};

export const before = {
  heading: "How is the tendon now?",
  under: "Before the first exercise",
  what: (n: number, minutes: number) =>
    n === 1 ? `One exercise, about ${minutes} minutes.` : `${n} exercises, about ${minutes} minutes.`,
  start: "Start",
  choose: "Not yet: choose a number",
  lightName: "Light version",
  light: "Do the light version",
  lightText: "Light version: half the weight, both legs, on the floor.",
  eased:
    "Today the light version: shockwave was a short while ago. Half the weight, both legs, on the floor.",
  asPlanned: "As planned",
  quick: "Already done? Write down the pain only",
};

export const gone = {
  nothing: "Nothing to train right now",
  nothingText: "Your plan has no exercises for this session, or they wait for your clinician.",
  notHere: "Your exercises are not on this phone yet",
  notHereText: "They come with the next signal. You can still write down how it went.",
  number: "Write down the pain",
};
