/** Red flags, in words: what it may be, three steps, who to call. */

export const over = "Works with no signal";
export const noOneWatches =
  "Nobody is watching this app. Your clinician cannot see this page, so do not wait for a reply.";

export interface Alarm {
  id: string;
  /** What the person noticed. */
  choice: string;
  heading: string;
  lead: string;
  steps: [string, string, string];
}

export const ask = {
  heading: "What has happened?",
  under: "Stop the exercise first.",
  oneByOne: "Ask me, one question at a time",
  directly: "Or choose what fits best",
  none: "None of these, but I am worried",
  noneHeading: "Rest it, and ask today",
  noneText:
    "Leave out all calf work until you have talked to your clinician or a doctor. If it gets worse, use this page again.",
};

export const alarms: Alarm[] = [
  {
    id: "pop",
    choice: "A pop, a kick in the heel, or sudden sharp pain",
    heading: "Stop. This may be a torn tendon.",
    lead: "A sudden pop or kick, a gap or a bruise, or no strength to rise on your toes.",
    steps: [
      "Take your weight off that leg.",
      "Go to urgent care today. Being able to walk, or to move the ankle, does not rule it out.",
      "Do no exercise until somebody has examined it.",
    ],
  },
  {
    id: "push",
    choice: "I can no longer rise on that foot",
    heading: "Stop. This may be a torn tendon.",
    lead: "A heel rise on one leg worked before and does not now.",
    steps: [
      "Take your weight off that leg.",
      "Go to urgent care today. Being able to walk, or to move the ankle, does not rule it out.",
      "Do no exercise until somebody has examined it.",
    ],
  },
  {
    id: "breath",
    choice: "Short of breath, chest pain, blood when coughing, or collapse",
    heading: "Call now. This may be a clot in the lung.",
    lead: "With a swollen calf or without one, this cannot wait.",
    steps: [
      "Call the emergency number now.",
      "Sit or lie down, and stay where you are.",
      "Let somebody stay with you until help comes.",
    ],
  },
  {
    id: "calf",
    choice: "One calf swollen, warm, red or throbbing at rest",
    heading: "Stop. This may be a blood clot.",
    lead: "One calf that is swollen, warm, red, or throbs while you rest.",
    steps: [
      "Do not massage the calf, and do no exercise.",
      "See a doctor today; at night or at the weekend, urgent care.",
      "Short of breath or chest pain: call the emergency number at once.",
    ],
  },
  {
    id: "hot",
    choice: "Fever, a hot red tendon or joint, or an open wound there",
    heading: "Stop. This may be an infection.",
    lead: "Fever, or skin that is hot, red or open at the tendon or a joint.",
    steps: [
      "Do no exercise, and leave patches off that skin.",
      "See a doctor today.",
      "Shivering, confused or quickly worse: call the emergency number.",
    ],
  },
  {
    id: "antibiotic",
    choice: "I take an antibiotic ending in “‑floxacin”, and a tendon hurts",
    heading: "Stop. The medicine may be harming the tendon.",
    lead: "Antibiotics such as ciprofloxacin or levofloxacin can weaken tendons.",
    steps: [
      "Do no exercise with that leg.",
      "Call whoever prescribed it today, before the next dose.",
      "A pop or sudden weakness: go to urgent care.",
    ],
  },
];

export const callNumber = (number: string): string => `Call ${number}`;
export const aboutTears = "The signs of a torn tendon, to read in peace";
export const elsewhere = "In another country, call its own emergency number.";
export const another = "Something else";
