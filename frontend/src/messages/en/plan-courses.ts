/** Patches, wedges, shockwave and collagen on the plan page, in words. */

import { dateOf, timeOf } from "../../domain/wall";
import { longDate } from "./words";

export const courses = { heading: "What goes with it", tell: "I noticed something", onHold: "on hold" };

const day = (n: number | null, of: number): string =>
  n === null ? `${of} days, not running today` : `Day ${n} of ${of}`;

export const gtn = {
  name: "Patches",
  day,
  by: (prescriber: string) => `Prescribed by ${prescriber}.`,
  missed: "Forgotten one? Put it on as soon as you notice, unless the next is due soon. Never two at once.",
  cut: "It may be cut, as your prescriber showed you.",
  noCut: "Never cut it.",
  headache: "For a headache",
  off: (local: string) => `Off for your appointment on ${longDate(dateOf(local))}, ${timeOf(local)}.`,
};

export const wedges = {
  name: "Heel wedges",
  day,
  height: (mm: number, hours: number) => `${mm} mm in both shoes, ${hours} hours a day.`,
  ask: "How long did you wear them today?",
  hours: (n: number) => `${n} h`,
  less: "Half an hour less",
  more: "Half an hour more",
  both: "In both shoes",
  save: "Save the hours",
  saved: "Hours saved",
  worn: "Last days",
};

export const shockwave = {
  name: "Shockwave",
  visits: (done: number, of: number) => `${done} of ${of} visits`,
  next: (local: string) => `Next: ${longDate(dateOf(local))}, ${timeOf(local)}.`,
  free: (time: string) => `No calf session before ${time}.`,
  missed: "One visit was missed. When is the new one?",
  when: "New date and time",
  move: "Save the new date",
  refused: "That date does not work. Ask the clinic.",
};

export const collagen = {
  name: "Collagen",
  when: (minutes: number) => `${minutes} minutes before each session.`,
};
