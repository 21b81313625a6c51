/** Whether a phone's zone is really another one than home, and what to call it. Pure. */

import { wallAt } from "./wall";

const MONTH_MS = 30 * 24 * 60 * 60_000;
const MONTHS = 13;

/** Two names for the same hours all year round are one place to a person. */
export function keepsOtherHours(zone: string, home: string, now: number): boolean {
  if (zone === home) return false;
  for (let month = 0; month < MONTHS; month += 1) {
    const instant = now + month * MONTH_MS;
    if (wallAt(instant, zone) !== wallAt(instant, home)) return true;
  }
  return false;
}

interface Person {
  zone: string;
  kept_zone: string | null;
}

/** The zone to ask about, once: null at home, and where the person has said already that home is kept. */
export function zoneToAsk(zone: string | undefined, person: Person, now: number): string | null {
  if (!zone || !isKnown(zone) || !keepsOtherHours(zone, person.zone, now)) return null;
  const { kept_zone } = person;
  if (kept_zone && isKnown(kept_zone) && !keepsOtherHours(zone, kept_zone, now)) return null;
  return zone;
}

function isKnown(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

/** "Asia/Tokyo" is Tokyo; null for a zone that is no place, such as UTC. */
export function placeOf(zone: string): string | null {
  const [area, ...rest] = zone.split("/");
  const place = rest.at(-1);
  return place && area !== "Etc" ? place.replaceAll("_", " ") : null;
}
