import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Records } from "./data";
import { linesOf } from "./lines";
import { PAGES, readingOf } from "./reading";

const LIBRARY = new URL("../../../../backend/content/library/", import.meta.url);

describe("a source", () => {
  it.each(Object.values(PAGES))("leads to a page that there is: %s", (page) => {
    expect(existsSync(new URL(`${page}.md`, LIBRARY))).toBe(true);
  });

  it("leads nowhere where no page is about it", () => {
    expect(readingOf("docs/evidence.md#gtn")).toBe("/learn/gtn-patches");
    expect([readingOf("docs/evidence.md#licences"), readingOf("")]).toEqual([null, null]);
  });
});

describe("records", () => {
  const by = { author: "Ben", at: "2030-03-11T09:00:00Z" };
  const noLeg = { load_kg: null, reps: null, body_weight_percent: null, norm_percent: null };
  const records = {
    strength: [
      {
        ...by,
        id: "s",
        done_on: "2030-02-03",
        position: "standing",
        left: { load_kg: 24, reps: 8, body_weight_percent: 35, norm_percent: null },
        right: noLeg,
        norm: null,
        difference_percent: null,
        weaker: null,
      },
    ],
    provocation: [{ ...by, id: "p", done_on: "2030-03-11", test: "squeeze", left_pain: 4, right_pain: null }],
    imaging: [{ ...by, id: "i", done_on: "2029-01-01", kind: "mri", reading: "normal", finding: "" }],
    procedures: [
      { ...by, id: "d", done_on: "2030-03-01", kind: "prp", side: "both", is_waiting: true, done_by: "Ben" },
    ],
  } as unknown as Records;

  it("stand newest first, each with what was found", () => {
    expect(linesOf(records).map(({ what, found }) => [what, found])).toEqual([
      ["Squeeze", "left 4 / 10, right not tested"],
      ["Blood plasma (PRP)", "both sides, loading waits"],
      ["Standing raise", "left 24 kg × 8, 35 % of body weight, right not tested"],
      ["MRI", "Normal"],
    ]);
  });
});
