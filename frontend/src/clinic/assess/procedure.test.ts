import { describe, expect, it } from "vitest";
import type { Procedure, Records } from "../records/data";
import { isSecondInjection, procedureOf, procedureProblems, untouchedOn, waitsFor } from "./procedure-draft";

const today = "2030-03-11";
const having = (...kinds: Procedure["kind"][]) =>
  ({ procedures: kinds.map((kind) => ({ kind })) }) as unknown as Records;
const steroid = {
  ...untouchedOn(today),
  kind: "steroid" as const,
  by: "Ben",
  side: "left" as const,
};

describe("a procedure", () => {
  it("is complete with what was done, when, by whom and where", () => {
    expect(procedureProblems(steroid, having(), today)).toEqual({});
    expect(procedureOf(steroid)).toMatchObject({ kind: "steroid", side: "left", restart_on: null });
    expect(procedureOf(untouchedOn(today))).toBeNull();
  });

  it.each([
    ["done_on", { on: "2030-03-12" }],
    ["done_on", { on: "" }],
    ["done_by", { by: " " }],
    ["side", { side: "" as const }],
    ["restart_on", { restartOn: today }],
  ])("names %s when it cannot be", (field, change) => {
    expect(Object.keys(procedureProblems({ ...steroid, ...change }, having(), today))).toEqual([field]);
  });

  it.each([
    ["after another injection", "needling", ["steroid"], true],
    ["after an operation", "needling", ["surgery"], false],
    ["when it is the first", "needling", [], false],
    ["when it is none itself", "scraping", ["steroid"], false],
  ] as const)("%s asks why: %s", (_, kind, before, asks) => {
    expect(isSecondInjection(kind, having(...before))).toBe(asks);
    const found = procedureProblems({ ...steroid, kind }, having(...before), today);
    expect("reason" in found).toBe(asks);
  });

  it.each([
    ["", true],
    ["2030-03-12", true],
    ["2030-03-11", false],
  ])("with loading again from %s makes loading wait: %s", (restartOn, waits) => {
    expect(waitsFor({ ...steroid, restartOn }, today)).toBe(waits);
  });
});
