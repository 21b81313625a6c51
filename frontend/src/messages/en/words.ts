/** Words that every screen shares: names of things, days and times. */

import type { Kind, Occurrence } from "../../api/types";

const LOCALE = "en-GB";

export const kindNames: Record<Kind, string> = {
  session: "Calf session",
  collagen: "Collagen",
  next_day_check: "Morning check",
  gtn_patch: "New patch",
  gtn_patch_off: "Patch off",
  gtn_mri: "Patch off for your appointment",
  gtn_restart: "Patch on again",
  heel_wedges: "Heel wedges in",
  shockwave: "Shockwave",
  shockwave_day_before: "Shockwave tomorrow",
  shockwave_soon: "Shockwave soon",
  gtn_review: "Patch review",
  wedge_review: "Wedge review",
  shockwave_review: "Shockwave review",
  questionnaire: "A few questions",
};

export const itemName = (one: Occurrence): string =>
  one.kind === "shockwave" && one.n && one.of ? `Shockwave, ${one.n} of ${one.of}` : kindNames[one.kind];

const small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

export const count = (n: number): string => small[n] ?? String(n);

const dateFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`)).replace(",", "");
};

export const longDate = dateFormat({ weekday: "long", day: "numeric", month: "long" });
export const shortDate = dateFormat({ weekday: "short", day: "numeric" });
export const weekday = dateFormat({ weekday: "long" });
export const shortWeekday = dateFormat({ weekday: "short" });

export const weekdayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export const bar = {
  label: "Main",
  today: "Today",
  plan: "Plan",
  learn: "Learn",
  reminders: "Reminders",
  help: "Help now",
};

export const update = { ready: "A newer version is here.", use: "Use it" };

export const stuck = {
  heading: "This page did not come",
  text: "It opens by itself when there is signal.",
  again: "Try again",
};

export const undo = "Undo";
export const back = "Back";
export const close = "Close";
