/** What a threshold may be set to, what holds, and where its evidence is read. */

import type { Threshold } from "../decisions";

/** A whole number in the range, or none. */
export function valueIn(typed: string, { least, most }: Threshold): number | null {
  const text = typed.trim();
  if (!/^\d{1,4}$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

/** By words of its title, its name or its unit. */
export function findThresholds(thresholds: readonly Threshold[], typed: string): Threshold[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return thresholds.filter(({ title, name, unit }) => {
    const text = `${title} ${name.replaceAll("_", " ")} ${unit}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What is set in this place: for the clinic, or (with `isOwn`) for the patient. */
export function setHere(threshold: Threshold, isOwn: boolean): number | null {
  return isOwn ? threshold.patient : threshold.clinic;
}

export function anchorOf(source: string): string {
  return source.split("#")[1] ?? source;
}

interface Pages {
  badges: Record<string, { source: string }>;
  pages: Record<string, { badge: string | null; title: string }>;
}

/** By anchor of the evidence, the library's page that tells of it. */
export function evidencePages(library: Pages): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, { badge }] of Object.entries(library.pages)) {
    const source = badge === null ? undefined : library.badges[badge]?.source;
    if (source && !found.has(anchorOf(source))) found.set(anchorOf(source), key);
  }
  return found;
}
