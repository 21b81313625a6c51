import { describe, expect, it } from "vitest";
import type { MorningCheck } from "../../api/types";
import type { Decide, RulesDocument, Verdict } from "../../domain/tables";
import { judgeMorning } from "./judge";

const SCALE = ["unstable", "amber", "unknown", "stable"];
const OPEN = { id: "T8", verdict: "amber", saw: "open", do: "", call: "", locks: [], tells_clinician: false };
const RULES = {
  tables: { next_day: { scale: SCALE, effects: { amber: "hold" }, rules: [OPEN] } },
} as unknown as RulesDocument;

const USUAL = { pain: 1, stiffness: 5, limit: 3 };
const CALM: MorningCheck = {
  occurrence_id: "1",
  answered_at: "",
  morning_pain: 1,
  after: 2,
  settled: "yes",
  tablets: false,
  stiffness_minutes: 5,
};

/** Stands in for the table: tablets and what has not settled are too much. */
const decide: Decide = (_table, given) => {
  const verdict = !given.answered ? "unknown" : given.tablets || !given.settled ? "unstable" : "stable";
  return { verdict, rule: verdict, locks: [] } as unknown as Verdict;
};

const judged = (changes: Partial<MorningCheck>) =>
  judgeMorning(decide, RULES, { ...CALM, ...changes }, USUAL).verdict;

describe("a morning on the phone", () => {
  it("takes the table's word when all is answered", () => {
    expect(judged({})).toBe("stable");
    expect(judged({ settled: "no" })).toBe("unstable");
  });

  it.each(["after", "settled", "tablets", "stiffness_minutes"] as const)(
    "is never good while %s is missing",
    (missing) => {
      expect(judged({ [missing]: null })).toBe("unknown");
    },
  );

  it("is open while it has not settled yet, and worse if the table says so", () => {
    expect(judged({ settled: "not_yet" })).toBe("amber");
    expect(judged({ settled: "not_yet", tablets: true })).toBe("unstable");
  });
});
