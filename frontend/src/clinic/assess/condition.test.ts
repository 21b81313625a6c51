import { describe, expect, it } from "vitest";
import type { ConditionSaid } from "../records/data";
import { conditionOf, conditionProblems, draftOf } from "./condition-draft";
import { changedParts, clashes, mergeConditions, PARTS, sayPart } from "./condition-merge";

const known: ConditionSaid = {
  version: 3,
  diagnosis: "midportion_tendinopathy",
  is_confirmed: true,
  site_left: "midportion",
  site_right: "none",
  co_findings: ["bursitis"],
  conditions: ["diabetes", "psoriasis"],
  birth_year: 1981,
  sex: "female",
  body_weight_kg: 68.5,
  usual_pain: 3,
  usual_stiffness_minutes: 12,
  baseline_steps: 56_000,
  baseline_run_minutes: 120,
  baseline_games: null,
  load_change: { kind: "running", percent: 40, weeks: 8 },
  answers: {
    warms_up: true,
    better_with_activity: null,
    worse_after: true,
    worse_after_jumps: null,
    stays_at_tendon: false,
    tender: null,
    creaks: false,
    swollen: null,
    deep_ankle_pain: null,
    past_sprain: null,
  },
};
const draft = draftOf(known);

describe("what is known", () => {
  it("comes out of its draft as it went in", () => {
    expect(conditionOf(draft, 3)).toEqual(known);
    expect(conditionProblems(draft)).toEqual({});
  });

  it("takes a weight with a comma", () => {
    expect(conditionOf({ ...draft, weightKg: "68,5" }, 3).body_weight_kg).toBe(68.5);
  });

  it("keeps what is left empty as not known", () => {
    const empty = conditionOf({ ...draft, birthYear: " ", loadKind: "", usualPain: "" }, 3);
    expect([empty.birth_year, empty.load_change, empty.usual_pain]).toEqual([null, null, null]);
  });

  it.each([
    ["usual_pain", { usualPain: "11" }],
    ["usual_pain", { usualPain: "3.5" }],
    ["body_weight_kg", { weightKg: "0" }],
    ["birth_year", { birthYear: "81" }],
    ["usual_stiffness_minutes", { stiffnessMinutes: "-1" }],
    ["baseline_steps", { steps: "many" }],
    ["load_change.percent", { loadPercent: "" }],
    ["load_change.weeks", { loadWeeks: "105" }],
    ["diagnosis", { diagnosis: "unconfirmed" as const }],
  ])("names %s when it cannot be", (field, change) => {
    expect(Object.keys(conditionProblems({ ...draft, ...change }))).toEqual([field]);
  });
});

describe("two clinicians at once", () => {
  const mine = { ...known, usual_pain: 5, site_right: "insertional" as const };
  const theirs = { ...known, version: 4, usual_pain: 4, body_weight_kg: 70 };

  it("clash only where both changed the same thing otherwise", () => {
    expect(changedParts(known, mine)).toEqual(["site_right", "usual_pain"]);
    expect(clashes(known, theirs, mine)).toEqual(["usual_pain"]);
    expect(clashes(known, { ...known, usual_pain: 5 }, mine)).toEqual([]);
  });

  it.each([
    ["mine where I keep it", ["usual_pain" as const], 5],
    ["theirs where I give way", [], 4],
  ])("end with %s, and with what only one of them changed", (_, keepMine, pain) => {
    const merged = mergeConditions(known, theirs, mine, keepMine);
    expect([merged.usual_pain, merged.body_weight_kg, merged.site_right, merged.version]).toEqual([
      pain,
      70,
      "insertional",
      4,
    ]);
  });

  it.each(PARTS.map((part) => [part]))("can be told %s in words", (part) => {
    expect(sayPart(known, part)).not.toBe("");
  });
});
