import { describe, expect, it } from "vitest";
import type { Gates, GtnAnswers } from "../../records/data";
import { gateDraftOf, gateProblems, gtnOf, QUESTIONS, risksOf, shockwaveOf } from "./gate-draft";

const verdict = {
  rule: "M1b",
  verdict: "blocked",
  effect: "clinician",
  saw: "",
  do: "",
  call: "",
  ruleset: "",
};
const unasked = { id: null, is_passed: false, answered_by: null, is_own_answer: false, at: null, verdict };
const gtn: Gates["gtn"] = { ...unasked, course: "gtn", answers: null, may_show_cut: false };
const shockwave: Gates["shockwave"] = { ...unasked, course: "shockwave", answers: null };

const noToAll = Object.fromEntries(QUESTIONS.gtn.map((name) => [name, false]));
const complete = { ...gateDraftOf(gtn), answers: noToAll, prescriber: "Dr Ben" };

describe("questions before a patch", () => {
  it("are all open at first, and nothing is answered for anybody", () => {
    const open = Object.keys(gateProblems("gtn", gateDraftOf(gtn)));
    expect(open).toEqual([...QUESTIONS.gtn, "prescriber"]);
    expect(QUESTIONS.gtn).toHaveLength(14);
  });

  it("are settled once each is answered and somebody prescribes", () => {
    expect(gateProblems("gtn", complete)).toEqual({});
    expect(gtnOf(complete)).toMatchObject({ takes_pde5: false, systolic: null, prescriber: "Dr Ben" });
  });

  it.each(["49", "261", "high"])("take no pressure of %s", (systolic) => {
    expect(Object.keys(gateProblems("gtn", { ...complete, systolic }))).toEqual(["systolic"]);
  });

  it("begin with what was said last", () => {
    const answers = gtnOf({ ...complete, systolic: "124", instruction: "One each evening." });
    const again = gateDraftOf({ ...gtn, id: "a1", answers });
    expect(gtnOf(again)).toEqual(answers);
  });

  it("say of no other patch than a matrix one that it may be cut", () => {
    const cut = (patchKind: GtnAnswers["patch_kind"]) =>
      gtnOf({ ...complete, patchKind, mayBeCut: true }).may_be_cut;
    expect([cut("matrix"), cut("reservoir"), cut("unknown")]).toEqual([true, false, false]);
  });

  it("ask for a clinician's yes to a risk, and keep it only for a risk", () => {
    const risky = { ...complete, isConfirmed: true, answers: { ...noToAll, migraine: true } };
    expect(risksOf(risky)).toEqual(["Migraine"]);
    expect([gtnOf(risky).is_confirmed, gtnOf({ ...risky, answers: noToAll }).is_confirmed]).toEqual([
      true,
      false,
    ]);
  });
});

describe("questions before shockwave", () => {
  it("count weeks since a steroid in whole numbers", () => {
    const answers = Object.fromEntries(QUESTIONS.shockwave.map((name) => [name, name === "is_adult"]));
    const draft = { ...gateDraftOf(shockwave), answers };
    expect(shockwaveOf({ ...draft, weeksSinceSteroid: "6" }).weeks_since_steroid).toBe(6);
    expect(Object.keys(gateProblems("shockwave", { ...draft, weeksSinceSteroid: "x" }))).toEqual([
      "weeks_since_steroid",
    ]);
  });
});
