/** Where the patient's own wishes change what a prescription would send, in words. */

export const wishes = {
  unsent: {
    away: "not sent: a holiday",
    quiet: "not sent: quiet hours",
    day_full: "not sent: the day is full",
  },
  toldAt: (time: string) => `sent at ${time}, after quiet hours`,
  ownTime: (what: string, own: string, prescribed: string) =>
    `The patient’s own time holds: ${what} at ${own}, not ${prescribed}.`,
  silent: (sum: number) =>
    `${sum} ${sum === 1 ? "reminder stands" : "reminders stand"} in Today without a notification: quiet hours, a holiday, or more in a day than the patient takes.`,
};
