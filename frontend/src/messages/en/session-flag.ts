/** Signs that end a session at once, in words. */

export const flags = {
  pop: {
    heading: "Stop. This may be a torn tendon.",
    lead: "A pop or a sudden loss of strength can mean a tear.",
    steps: [
      "Take your weight off that leg.",
      "Go to urgent care today. Being able to walk does not rule it out.",
      "Do no exercise until somebody has examined it.",
    ],
  },
  chest_pain: {
    heading: "Call now. Chest pain cannot wait.",
    lead: "Stop, and sit down where you are.",
    steps: [
      "Call the emergency number now.",
      "If you wear a patch, take it off. Do not drive.",
      "Let somebody stay with you until help comes.",
    ],
  },
  faint_or_palpitations: {
    heading: "Stop. Lie down now.",
    lead: "You feel dizzy or faint, or your heart races.",
    steps: [
      "Lie down and put your legs up.",
      "If you wear a patch, take it off. Put no new one on.",
      "If you faint or your chest hurts, call the emergency number. If not, call your doctor today.",
    ],
  },
};

export const leave = {
  byMistake: "I tapped by mistake",
  questions: "A few questions about it",
  toToday: "Back to today",
  note: "Your session is saved as far as you went. Nobody is watching this app, so do not wait for a reply.",
};
