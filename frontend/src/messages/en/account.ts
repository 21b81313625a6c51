/** Coming in and going out, in words. */

export const signIn = {
  heading: "Good to have you here",
  under: "Sign in with what you chose when you opened your invitation.",
  email: "Your e-mail address",
  password: "Your password",
  submit: "Sign in",
  wrong: "E-mail and password do not belong together. Look at both once more.",
  tooMany: "Too many tries. Wait a minute, then try again.",
  noSignal: "No answer from the clinic’s server. Nothing is lost: try again when there is signal.",
  broken: "The server could not do it. Try again in a moment.",
  noEmail: "Write your e-mail address.",
  noPassword: "Write your password.",
  invited: "New here? Your clinician sends you an invitation.",
  learn: "Read about Achilles pain",
};

export const invite = {
  opening: "Opening your invitation",
  heading: (by: string, isPatient: boolean) =>
    isPatient ? `${by} invites you to your plan` : `${by} invites you to the clinic’s desk`,
  under: (clinic: string) => `${clinic}. What you write is for you and the people who treat you there.`,
  name: "Your name",
  email: "Your e-mail address",
  emailHint: "You sign in with it",
  password: "Choose a password",
  passwordHint: "At least 10 characters. Three words of your own are fine.",
  submit: "Open my plan",
  submitDesk: "Open the desk",
  noName: "Write your name.",
  badEmail: "An e-mail address has an @ and a domain, such as name@example.org.",
  shortPassword: (missing: number) =>
    missing === 1
      ? "One character is missing. It has at least 10."
      : `${missing} characters are missing. It has at least 10.`,
  disclaimer:
    "Soleus helps you and your clinician keep to a plan. It does not diagnose, and it is not a certified medical device.",
  gone: "This invitation no longer opens",
  goneWhy: "It has been used, or its time is over. Ask your clinician for a new one.",
  toSignIn: "I have an account: sign in",
  noSignal: "No signal",
  noSignalWhy: "The invitation stays good. Try again when there is signal.",
  again: "Try again",
};

export const pop = "I felt a pop";
