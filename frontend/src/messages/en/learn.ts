/** The library, in words; its pages bring their own. */

import type { Level } from "../../learn/library";

const LOCALE = "en-GB";

export const over = "Learn";
export const heading = "What do you want to know?";
export const search = "Search the pages";
export const found = (n: number): string => `${n} ${n === 1 ? "page" : "pages"} found`;
export const nothing = {
  heading: (asked: string) => `No page speaks of “${asked}”`,
  text: "Try one plain word, such as patch, running or scan.",
};
export const missing = {
  heading: "There is no such page",
  text: "It may have been renamed. All the pages are in the list.",
  toList: "To the list",
};
export const failed = {
  heading: "The pages are not on this phone yet",
  text: "They come with the next signal, and then stay.",
  again: "Try again",
};
export const happened = "Has something just happened? Help now";
export const signIn = "Sign in";
export const toList = "Back to all pages";

export const levels: Record<Level, string> = {
  strong: "Strong evidence",
  moderate: "Moderate evidence",
  conflicting: "Conflicting evidence",
  weak: "Weak evidence",
  no_benefit: "No benefit found",
};

export const howSure = "How sure is this?";
export const newest = "Newest source";
export const contrary = "On the other hand";
export const exercises = "Exercises";
export const readOn = "Read on";

const monthAndYear = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });

export const checked = (date: string): string =>
  `Checked ${monthAndYear.format(new Date(`${date}T00:00:00Z`))}`;

/** "NEAT, Kirwan and others, 2024"; the clinic's article bears no year. */
export const sourceName = (name: string, year: number | null): string => (year ? `${name}, ${year}` : name);
