import { describe, expect, it } from "vitest";
import type { Records } from "../records/data";
import { differenceOf, type Legs, shareOfNorm, shareOfWeight, sidesAtGate } from "./measures";
import { sentenceOf, summaryOf } from "./summary-lines";
import { strengthOf, testProblems, untestedOn } from "./tests-draft";

const leg = (kg: number | null, reps: number | null) => ({ kg, reps });

describe("a leg", () => {
  it.each([
    [33.9, 68, 49],
    [34, 68, 50],
    [null, 68, null],
    [34, null, null],
  ])("with %s kg at a weight of %s lifts %s percent of it", (kg, weight, share) => {
    expect(shareOfWeight(kg, weight)).toBe(share);
  });

  it("is held against the norm only where there is one", () => {
    expect([shareOfNorm(17, 24), shareOfNorm(17, null)]).toEqual([70, null]);
  });

  it("has the gate with its load and its repetitions", () => {
    const legs: Legs = { left: leg(34, 8), right: leg(34, 7) };
    expect(sidesAtGate(legs, 68, 50, 8)).toEqual(["left"]);
    expect(sidesAtGate(legs, null, 50, 8)).toBeNull();
  });
});

describe("two legs", () => {
  it.each([
    ["exactly at the limit", 27, 30, { percent: 10, weaker: "left", isFlagged: false }],
    ["beyond the limit", 30, 26, { percent: 13, weaker: "right", isFlagged: true }],
    ["alike", 20, 20, { percent: 0, weaker: null, isFlagged: false }],
    ["without any load", 0, 0, { percent: 0, weaker: null, isFlagged: false }],
  ] as const)("%s", (_, left, right, difference) => {
    expect(differenceOf(left, right, 10)).toEqual(difference);
  });

  it("are not compared while one was not tested", () => {
    expect(differenceOf(20, null, 10)).toBeNull();
    expect(differenceOf(20, Number.NaN, 10)).toBeNull();
  });
});

const measures: Records["measures"] = {
  usual_raises: 24,
  side_difference_percent: 10,
  standing_gate_percent: 50,
  seated_gate_percent: 100,
  goal_reps: 8,
  pain_limit: 3,
};
const nothing: Records = {
  provocation: [],
  strength: [],
  imaging: [],
  procedures: [],
  appointments: [],
  may_hop: false,
  measures,
  tried: [],
};
const today = "2030-03-11";
const untested = untestedOn(today);
const weakLeft = {
  ...untested,
  strength: {
    ...untested.strength,
    standing: { leftKg: "24", leftReps: "8", rightKg: "28", rightReps: "8" },
    heel_raise: { leftKg: "", leftReps: "17", rightKg: "", rightReps: "24" },
  },
};

describe("what the figures say", () => {
  it("is nothing before anything was measured", () => {
    expect(sentenceOf({ tests: untested, records: nothing })).toBe("Nothing measured yet");
    expect(summaryOf({ tests: untested, records: nothing }, undefined)).toEqual([]);
  });

  it("names the leg that is weaker and gives out earlier", () => {
    const known = { tests: weakLeft, records: nothing };
    expect(sentenceOf(known)).toBe("The left calf is weaker and gives out earlier");
    expect(summaryOf(known, undefined).map(({ figure }) => figure)).toEqual(["86 %", "70 %"]);
  });

  it("compares no loads that were lifted a different number of times", () => {
    const standing = { leftKg: "10", leftReps: "8", rightKg: "28", rightReps: "6" };
    const tests = { ...untested, strength: { ...untested.strength, standing } };
    expect(sentenceOf({ tests, records: nothing })).toBe("Nothing measured yet");
  });
});

describe("tests in the form", () => {
  it("become what the server takes", () => {
    expect(strengthOf(weakLeft, "standing")).toEqual({
      done_on: today,
      position: "standing",
      left_kg: 24,
      left_reps: 8,
      right_kg: 28,
      right_reps: 8,
    });
    expect(testProblems(weakLeft, today)).toEqual({});
  });

  it.each([
    ["strength.standing.left_reps", { leftKg: "20" }],
    ["strength.standing.left_kg", { leftReps: "8" }],
    ["strength.standing.left_kg", { leftKg: "501", leftReps: "8" }],
    ["strength.standing.left_reps", { leftKg: "20", leftReps: "-1" }],
  ])("name %s when it cannot be", (field, change) => {
    const none = { leftKg: "", leftReps: "", rightKg: "", rightReps: "" };
    const strength = { ...untested.strength, standing: { ...none, ...change } };
    expect(Object.keys(testProblems({ ...untested, strength }, today))).toEqual([field]);
  });

  it("ask for a day that has come, but only once there is something to date", () => {
    expect(testProblems({ ...untested, on: "" }, today)).toEqual({});
    expect(Object.keys(testProblems({ ...weakLeft, on: "2030-03-12" }, today))).toEqual(["done_on"]);
  });

  it("ask what was seen on a scan", () => {
    const imaging = { kind: "mri" as const, on: today, reading: "" as const, finding: "" };
    expect(Object.keys(testProblems({ ...untested, imaging }, today))).toEqual(["imaging.reading"]);
  });
});
