/** Reminders and this phone, in words. */

import type { Kind } from "../../api/types";
import type { Outcome } from "../../reminders/turn-on";
import { weekdayNames } from "./words";

export const heading = "Reminders";
export const stateOn = "On";
export const stateOff = "Off";
export const stateLabel = "On this device:";

export const turnOn = {
  heading: "A nudge at the minute it helps",
  why: "These are your own times. The lock screen says no more than “Time for today’s session”.",
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

export const devices = {
  heading: "Your devices",
  this: "This device",
  none: "No device yet.",
  never: "Nothing shown yet",
  lastShown: (when: string) => `Last reminder shown ${when}`,
  states: { working: "working", silent: "silent", needs_resubscribe: "turn on again", gone: "gone" },
  remove: "Remove",
  removeOf: (label: string) => `: ${label}`,
  turnOff: "Turn off on this device",
};

export const test = {
  button: "Send a test now",
  sent: "On its way. Did you see it?",
  yes: "Yes, I saw it",
  no: "No, nothing came",
  good: "Then it works. The next one comes at its time.",
  checks: "Look at these, then send another",
  check: [
    "Is the phone on silent, or in a focus mode that hides notifications?",
    "In the phone’s settings: are notifications allowed for this browser, or for Soleus?",
    "Does battery saving keep the browser from working in the background?",
  ],
  noDevice: "No device is ready. Turn reminders on first.",
  tooMany: "That was a lot of tests. Wait a minute.",
  failed: "The test could not be sent. Try again when there is signal.",
};

export const me = {
  heading: "You",
  signedInAs: (name: string, email: string) => `${name}, ${email}`,
  signOut: "Sign out",
  what: "Signing out takes your plan and your entries off this device, and its reminders with them.",
  unsent: (n: number) =>
    n === 1
      ? "1 entry has not gone out yet. Signing out now loses it."
      : `${n} entries have not gone out yet. Signing out now loses them.`,
  anyway: "Sign out anyway",
  stay: "Stay signed in",
  failed: "No signal. To sign out for good, the server has to hear it: try again later.",
};

export const install = {
  offer: "Put Soleus on this phone",
  text: "It opens like any other app, and works with no signal.",
  open: "How to install",
};
