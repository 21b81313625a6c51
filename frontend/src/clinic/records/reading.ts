/** Which page of the library stands behind an anchor of the evidence. */

export const PAGES: Readonly<Record<string, string>> = {
  paratenonitis: "paratenonitis",
  "non-tendon-pain": "look-alikes",
  imaging: "imaging",
  inflammation: "other-illness",
  "activity-budget": "first-steps",
  "loading-is-the-treatment": "why-load-works",
  "heel-wedges": "heel-wedges",
  gtn: "gtn-patches",
  shockwave: "shockwave",
  collagen: "collagen",
  "steroid-injection": "steroid-injection",
  needling: "injections",
  prp: "plasma-injection",
  scraping: "scraping",
  surgery: "surgery",
};

/** `source` is such as "docs/evidence.md#gtn"; null where no page is about it. */
export function readingOf(source: string): string | null {
  const page = PAGES[source.split("#")[1] ?? ""];
  return page === undefined ? null : `/learn/${page}`;
}
