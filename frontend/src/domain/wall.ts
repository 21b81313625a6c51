/** Wall time: "2026-11-23T18:00" in a zone, and the instants it stands for. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    // The Swedish locale writes dates as ISO does.
    found = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, found);
  }
  return found;
}

/** The wall time of an instant, to the minute. */
export const wallAt = (instant: number, zone: string): string =>
  format(zone).format(instant).replace(" ", "T").slice(0, 16);

export const dateOf = (wall: string): string => wall.slice(0, 10);

export const timeOf = (wall: string): string => wall.slice(11, 16);

const asUtc = (wall: string): number => Date.parse(`${wall.slice(0, 16)}:00Z`);

const offsetAt = (instant: number, zone: string): number =>
  Date.parse(`${format(zone).format(instant).replace(" ", "T")}Z`) - Math.floor(instant / 1000) * 1000;

/** As RFC 5545 has it: in a gap the offset before it counts, in a fold the first of the two. */
export function instantOf(wall: string, zone: string): number {
  const utc = asUtc(wall);
  const before = offsetAt(utc - DAY_MS, zone);
  const after = offsetAt(utc + DAY_MS, zone);
  if (offsetAt(utc - before, zone) === before) return utc - before;
  return offsetAt(utc - after, zone) === after ? utc - after : utc - before;
}

export const addDays = (date: string, days: number): string =>
  new Date(asUtc(`${date}T00:00`) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  (asUtc(`${to}T00:00`) - asUtc(`${from}T00:00`)) / DAY_MS;

export const minutesUntil = (instant: number, now: number): number => Math.ceil((instant - now) / MINUTE_MS);

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(asUtc(`${date}T00:00`)).getUTCDay();
