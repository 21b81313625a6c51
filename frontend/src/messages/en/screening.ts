/** Warning signs, in words: the questions, what is made of them, and where it leads. */

import type { Flag } from "../../patient/happened/questions";

interface Asked {
  text: string;
  under?: string;
}

export const questions: Record<Flag, Asked> = {
  breathless_or_chest_pain: {
    text: "Are you short of breath, or does your chest hurt?",
    under: "Also yes: you coughed up blood, or you collapsed.",
  },
  pop: {
    text: "Was there a pop, a kick in the heel, or a sudden sharp pain?",
    under: "Something that came in one moment.",
  },
  cannot_raise: {
    text: "Have you lost the strength to rise on that foot?",
    under: "On one leg, onto the toes. Yes only if you could do it before.",
  },
  gap: {
    text: "Is there a gap, a new bruise, or no push when you walk?",
    under: "Run a finger down the tendon and compare it with the other leg.",
  },
  calf_swollen: {
    text: "Is one calf swollen, warm, red, or throbbing at rest?",
    under: "Compare it with the other one.",
  },
  fever_or_hot_tendon: {
    text: "Do you have a fever, a hot red tendon or joint, or an open wound there?",
  },
  fluoroquinolone: {
    text: "Have you taken an antibiotic that ends in “‑floxacin”?",
    under: "Such as ciprofloxacin or levofloxacin. The name is on the box.",
  },
  risk_factor: {
    text: "Do you take steroids, or have kidney disease or a transplant?",
    under: "Together with that antibiotic this matters more.",
  },
  acute_tear: {
    text: "Is there a fresh tear, a boot, or a recent operation or injection?",
    under: "In this tendon, found or suspected.",
  },
  creaking: { text: "Does the tendon creak, and is it swollen?", under: "You may feel it with your hand." },
  night_pain_or_numbness: {
    text: "Does it hurt at rest or at night, or is it numb?",
    under: "Also yes: you lost weight without wanting to, or had cancer.",
  },
  inflammatory_signs: {
    text: "Do both tendons hurt, or other joints too?",
    under: "Also yes: stiff for more than 30 minutes each morning, psoriasis, or an eye or bowel disease.",
  },
  deep_back_of_ankle: {
    text: "Does it hurt deep in the ankle when you point your foot?",
    under: "Also yes: an old bad sprain of that ankle.",
  },
  pregnant: { text: "Are you pregnant?" },
};

export const yes = "Yes";
export const no = "No";
export const antibiotic = { now: "Yes, I take it now", six_months: "Yes, in the last six months", no: "No" };
export const age = {
  text: "How old are you?",
  label: "Age in years",
  next: "Next",
  wrong: "A whole number from 0 to 120",
};

export const over = {
  happened: "Something happened",
  monthly: "Once a month",
  start: "Warning signs",
};
export const help = "Help now";

export const emergency = {
  heading: "Stop. Get help now.",
  byMistake: "I tapped by mistake",
  toToday: "Back to today",
  toHelp: "Back to Help",
};

export const verdict = {
  stop: "Stop, and get help today",
  clinician: "Let somebody look at it",
  /** After "something happened" nothing is given free: that is for whoever examines it. */
  nothing: "None of the warning signs",
  nothingText:
    "Leave out all calf work until you have talked to your clinician or a doctor. If it gets worse, answer these questions again.",
  limited: "You may start carefully",
  ok: "You may go on",
  do: "What to do",
  call: "Who to call",
  saved: "Your clinician finds this at the next look. Nobody is watching right now: do not wait for that.",
  notSaved: "Nothing of this was stored: you are not signed in.",
  held: "What must rest now is off your plan.",
};
