import { describe, expect, it } from "vitest";
import type { Lock, Override, Rules, Verdict } from "../decisions";
import { firstShown, isOpen, ledgerOf, madeFrom, ofSameEntry, openVerdicts, redFlag } from "./verdicts";

const verdict = (rule: string, rest: Partial<Verdict> = {}): Verdict => ({
  id: rule,
  table: "next_day",
  rule,
  verdict: "unstable",
  effect: "step_back",
  saw: "",
  do: "",
  call: "",
  ruleset: "2026.1-a",
  locks: [],
  at: "2026-03-21T08:30:00Z",
  override: null,
  subject: "entry",
  withdrawn_at: null,
  inputs: {},
  thresholds: {},
  tells_clinician: false,
  seen_at: null,
  seen_by: null,
  seen_note: null,
  ...rest,
});
const ids = (found: Verdict[]) => found.map(({ id }) => id);
const bad = verdict("T3");
const backAStage = verdict("P7", { table: "progression", verdict: "stage_back", tells_clinician: true });
const torn = verdict("R1", {
  table: "screening",
  verdict: "emergency",
  effect: "emergency",
  subject: "other",
});
const calm = verdict("T1", { verdict: "stable", effect: "ok" });

describe("verdicts that wait", () => {
  it.each([
    ["a bad morning", bad, true],
    ["a red flag", torn, true],
    ["a calm morning", calm, false],
    ["what somebody has seen", { ...bad, seen_at: bad.at }, false],
    ["what was taken back", { ...torn, withdrawn_at: bad.at }, false],
    ["what repeats another", verdict("X1", { table: "escalation", effect: "emergency" }), false],
    ["that a red flag stands", verdict("P0", { table: "progression", effect: "stop" }), false],
  ])("%s", (_, one, expected) => {
    expect(isOpen(one)).toBe(expected);
  });

  it("come most urgent first, and of one moment the one meant for the clinician", () => {
    expect(ids(openVerdicts([bad, backAStage, torn]))).toEqual(["R1", "P7", "T3"]);
  });

  it("are shown first; with none, the newest that counts", () => {
    expect(firstShown([calm, bad])?.id).toBe("T3");
    expect(firstShown([{ ...bad, withdrawn_at: bad.at }, calm])?.id).toBe("T1");
    expect(firstShown([])).toBeUndefined();
  });

  it("are looked at together when they speak of the same entry", () => {
    expect(ids(ofSameEntry(bad, [torn, bad, backAStage]))).toEqual(["P7"]);
    expect(ofSameEntry(verdict("X", { subject: null }), [verdict("Y", { subject: null })])).toEqual([]);
  });
});

describe("a red flag", () => {
  const lock = { rule: "R1", what: ["loading"] } as Lock;

  it("is a lock on the calf work, or a warning that nobody has looked at", () => {
    expect(redFlag([lock], [])).toEqual({ rule: "R1", isLocked: true });
    expect(redFlag([], [torn])).toEqual({ rule: "R1", isLocked: false });
  });

  it("is not a patch that is locked, nor a bad morning", () => {
    expect(redFlag([{ rule: "M2", what: ["gtn"] } as Lock], [bad])).toBeNull();
  });
});

describe("what a verdict was made from", () => {
  const rules: Rules = {
    ruleset: "2026.1-a",
    tables: {
      next_day: {
        title: "",
        inputs: { properties: { after: { description: "worst pain since" }, tablets: { description: "" } } },
        thresholds: { answer_hours: { description: "hours" } },
        rules: [{ id: "T3", when: "after > upper", source: "" }],
      },
    },
  };
  const said = verdict("T3", {
    inputs: { after: 6, upper: 3, tablets: false },
    thresholds: { answer_hours: 36 },
  });

  it("puts what the rule names first, in the words of the table", () => {
    const made = madeFrom(said, rules);
    expect(made.named.map(({ label, was }) => [label, was])).toEqual([
      ["Worst pain since", "6"],
      ["Upper", "3"],
    ]);
    expect(made.others.map(({ name, was }) => [name, was])).toEqual([
      ["tablets", "no"],
      ["answer_hours", "36"],
    ]);
    expect(made.when).toEqual(["after > upper"]);
  });

  it("admits that the rules have changed since", () => {
    expect(madeFrom(said, rules).isCurrent).toBe(true);
    expect(madeFrom({ ...said, ruleset: "2025.4" }, rules).isCurrent).toBe(false);
  });

  it("does without the rules", () => {
    const made = madeFrom(said, null);
    expect([made.when, made.named]).toEqual([[], []]);
    expect(made.others).toHaveLength(4);
  });
});

it("the ledger tells verdicts and overruling in one story, newest first", () => {
  const override = { id: "o", at: "2026-03-22T08:00:00Z" } as Override;
  const told = ledgerOf([bad, verdict("T1", { at: "2026-03-23T08:00:00Z" })], [override]);
  expect(told.map((one) => ("verdict" in one ? one.verdict.id : one.override.id))).toEqual(["T1", "o", "T3"]);
});
