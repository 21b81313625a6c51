/** Side effects, in words: one question a page. */

export const over = "Something I noticed";
export const help = "Help now";
export const next = "Go on";
export const nothing = "None of these";
export const save = "Save";
export const choose = "Not yet: choose an answer";
export const step = (at: number, of: number): string => `Question ${at} of ${of}`;

export const pages = {
  red: {
    heading: "Is one of these true now?",
    under: "If so, choose it. We ask it first, every time.",
    choices: {
      chest_pain: "My chest hurts",
      faint: "I fainted, or nearly did",
      face_swelling_or_breathing: "My face swells, or I breathe with difficulty",
      pop_or_severe_pain: "A pop in the tendon, or severe pain there",
      palpitations: "My heart races or stumbles",
      vision_change: "I see differently than usual",
      took_pde5: "I took a medicine for erections, such as sildenafil, with a patch on today",
    },
  },
  noticed: {
    heading: "What did you notice?",
    under: "Choose all that fits.",
    choices: {
      headache: "A headache",
      rash: "Skin that itches, is red or sore under the patch",
      dizzy: "Dizzy when I get up",
      wedge_pain: "New pain since I wear the wedges",
      wedge_one_sided: "I wear a wedge in one shoe only",
      shockwave_soreness: "Sore after shockwave",
      painkiller_days: "I took painkillers for the tendon",
    },
  },
  headache: {
    heading: "How strong is the headache?",
    under: "The worst of it today",
    choices: { mild: "Mild", moderate: "Moderate", severe: "Severe, or sudden" },
  },
  rash: {
    heading: "What is the skin like?",
    under: "Under the patch, or around it",
    choices: {
      mild: "Red or itchy, as big as the patch",
      spreading: "Red, and growing beyond the patch",
      blisters: "Blisters",
    },
  },
  wedge_pain: {
    heading: "Where is the new pain?",
    under: "Since you wear the wedges",
    choices: { back: "In the back", knee: "In a knee", forefoot: "In the front of the foot" },
  },
  shockwave_soreness: {
    heading: "How sore is it?",
    under: "After the last visit",
    choices: { mild: "A little", strong: "Very sore" },
  },
  painkiller_days: {
    heading: "On how many of the last seven days?",
    under: "Painkillers for the tendon",
  },
  tablets: {
    heading: "What about the tablets?",
    under: "Anti-inflammatory ones are ibuprofen, naproxen, diclofenac and the like.",
    choices: {
      took_anti_inflammatory: "They were anti-inflammatory",
      anti_inflammatory_risk: "I have an ulcer, a kidney or heart disease, or take blood thinners",
    },
  },
};
