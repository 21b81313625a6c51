/** What the warning signs come to, and the careful plan, in words. */

export const end = {
  over: "What we make of it",
  limited: "You may start carefully",
  ok: "You may go on",
  saved: "Saved",
  savedText: "What it comes to shows here as soon as there is a signal.",
  seen: "Your clinician sees your answers.",
  toToday: "To today",
  notNow: "Not now",
};

export const careful = {
  heading: "Start the careful plan?",
  text: "Easy heel raises on both legs, three times a week, for six weeks. You can stop at any time.",
  day: "From",
  time: "At",
  begin: "Start the careful plan",
  noSignal: "No answer came. It needs a signal: try again.",
};
