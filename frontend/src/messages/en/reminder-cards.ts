/** The questions about reminders that stand on Today, in words. */

import { kindNames, longDate } from "./words";

export const failed = "No signal, so nothing has changed. It stays here until you answer.";
export const refused = "That did not work. Ask your clinician for another time.";

export const zone = {
  heading: (place: string | null) =>
    place ? `You seem to be in ${place}` : "You seem to be in another time zone",
  text: (home: string) =>
    `Shall your times follow you? If you keep home, they stay on the clock of ${home}. We ask only once.`,
  home: "home",
  follow: "Follow me",
  keep: "Keep home",
  followed: "Your times follow you",
  kept: "Your times stay at home",
};

const nameOf = (kind: string): string =>
  ((kindNames as Record<string, string>)[kind] ?? "this reminder").toLowerCase();

export const wrongTime = {
  heading: (time: string) => `Is ${time} the wrong time?`,
  text: (kind: string) =>
    `The last three reminders for “${nameOf(kind)}” went by. Another time may suit you better.`,
  at: (time: string) => `At ${time}`,
  another: "Choose another",
  keep: "It is fine as it is",
  changed: (time: string) => `From now on at ${time}`,
  kept: "It stays as it is",
};

export const away = {
  heading: (until: string) => `Reminders are paused until ${longDate(until)}`,
  text: "They start again by themselves on the day after. Your plan is still here.",
  back: "I am back",
  on: "Reminders are on again",
};

export const silent = {
  text: "This device has shown no reminder for three days.",
  help: "What to do",
};
