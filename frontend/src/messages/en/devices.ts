/** The devices of a person, a test on them, and leaving this one, in words. */

export const devices = {
  heading: "Your devices",
  this: "This device",
  none: "No device yet.",
  never: "Nothing shown yet",
  lastShown: (when: string) => `Last reminder shown ${when}`,
  confirmed: (when: string) => `You saw the test ${when}`,
  states: {
    working: "working",
    untried: "not tried yet",
    silent: "silent",
    needs_resubscribe: "turn on again",
    gone: "gone",
  },
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
  more: "More for your kind of phone",
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
