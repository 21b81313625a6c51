/** Reminders and this phone, in words. */

import type { Kind } from "../../api/types";
import type { Outcome } from "../../reminders/turn-on";
import { weekdayNames } from "./words";

export const heading = "Reminders";
export const stateOn = "On";
export const stateOff = "Off";
export const stateLabel = "On this device:";

export const away = {
  lead: "No signal.",
  text: "How things stand shows here once there is some.",
};

export const health = {
  well: (when: string) => `This device works: the last reminder came ${when}.`,
  untried: "This device is ready. A test shows whether it really works.",
  silent: "Nothing has been shown on this device for three days.",
  lost: "This device is out of reach. Turn reminders on again.",
  elsewhere: "They reach another device of yours.",
  nowhere: "No device is set up, so nothing can reach you.",
  mailed: "Only e-mail reaches you: no device is set up.",
  help: "What to do",
};

export const turnOn = {
  heading: "A nudge at the minute it helps",
  why: "These are your times. The lock screen says no more than “Time for today’s session”.",
  whyWithout:
    "It comes at the times of your plan. The lock screen says no more than “Time for today’s session”.",
  button: "Turn on reminders",
  working: "One moment",
};

const things: Partial<Record<Kind, string>> = {
  session: "session",
  collagen: "collagen",
  next_day_check: "how the tendon woke up",
  gtn_patch: "new patch",
  gtn_patch_off: "patch off",
  heel_wedges: "wedges in",
  questionnaire: "a few questions",
};

const EVERY_DAY = 7;

export const ownTime = (kind: Kind, weekdays: number[]): string => {
  const thing = things[kind] ?? kind;
  return weekdays.length === EVERY_DAY
    ? thing
    : `${thing}: ${weekdays.map((day) => weekdayNames[day]).join(", ")}`;
};

export const outcomes: Record<Exclude<Outcome, "on">, { heading: string; text: string }> = {
  denied: {
    heading: "This browser says no to notifications",
    text: "Open the settings of this site (the sign left of the address, or your phone’s settings for Soleus), allow notifications, then come back and try again.",
  },
  dismissed: {
    heading: "The question was closed",
    text: "Nothing has changed. Tap the button again and choose “Allow”.",
  },
  unsupported: {
    heading: "This browser cannot receive reminders",
    text: "Open Soleus in Chrome, Firefox, Edge or Safari, outside of a private window.",
  },
  "needs-install": {
    heading: "On an iPhone it takes the Home Screen",
    text: "Put Soleus there first. It takes about 20 seconds.",
  },
  "timed-out": {
    heading: "The push service did not answer",
    text: "That happens with weak signal, or where a network blocks it. Try again, or try another network.",
  },
};

export const notStored = {
  heading: "The clinic’s server did not answer",
  text: "Your phone is ready. Try again when there is signal.",
};

export const showInstall = "Show me how";
