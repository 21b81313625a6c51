/** The link for the person's own calendar, in words. */

export const calendar = {
  title: "Your plan in your calendar",
  why: "With a link, your phone’s calendar shows your times and follows every change. It uses neutral words.",
  secret: "Whoever has the link can read these times. Keep it to yourself.",
  make: "Make a link",
  again: "Make a new link",
  since: (date: string) =>
    `There is a link since ${date}. It is shown only once; a new one takes its place and ends the old one.`,
  made: "Your link. It is shown only now.",
  open: "Open in this device’s calendar",
  copy: "Copy the link",
  copied: "Copied",
  how: "How to add it by hand",
  ways: [
    "iPhone: Settings, Apps, Calendar, Calendar Accounts, Add Account, Other, Add Subscribed Calendar. Paste the link.",
    "Google Calendar, on a computer: the plus beside “Other calendars”, From URL. Paste the link.",
    "Outlook: Add calendar, Subscribe from web. Paste the link.",
  ],
  slow: "Calendars look for changes a few times a day, so use reminders for the minute.",
  end: "End the link",
  ended: "The link has ended",
  close: "Close",
};
