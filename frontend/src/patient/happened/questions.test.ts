import { describe, expect, it } from "vitest";
import { asked, type Facts, following, judge, sent } from "./questions";

const FACTS: Facts = { age: null, diagnosis_confirmed: false, has_clinician: true };

describe("the warning signs", () => {
  it("are asked with the emergencies first", () => {
    expect(asked({}).slice(0, 2)).toEqual(["breathless_or_chest_pain", "pop"]);
  });

  it("ask for what makes an antibiotic worse only after a yes to it", () => {
    expect(asked({})).not.toContain("risk_factor");
    expect(asked({ fluoroquinolone: "no" })).not.toContain("risk_factor");
    expect(asked({ fluoroquinolone: "six_months" })).toContain("risk_factor");
  });

  it("end at once with an emergency", () => {
    expect(following("pop", { pop: true }, "emergency")).toBeNull();
  });

  it("ask the rest of the group before they say stop", () => {
    expect(following("calf_swollen", { calf_swollen: true }, "stop")).toBe("fever_or_hot_tendon");
    expect(following("acute_tear", { calf_swollen: true }, "stop")).toBeNull();
    expect(following("acute_tear", {}, "hold")).toBe("creaking");
  });

  it("are sent whole, with no for what was not asked", () => {
    const told = sent({ pop: true, risk_factor: true });
    expect(told).toMatchObject({ pop: true, gap: false, fluoroquinolone: "no", risk_factor: false });
    expect(Object.keys(told)).toHaveLength(14);
    expect(told).not.toHaveProperty("age");
    expect(sent({}, 44)).toMatchObject({ age: 44 });
  });

  it("are judged as a grown-up's while nobody has told the age", () => {
    const decide = ((_table: string, given: object) => given) as unknown as Parameters<typeof judge>[0];
    expect(judge(decide, {}, FACTS)).toMatchObject({ age: 18, has_clinician: true });
    expect(judge(decide, {}, { ...FACTS, age: 12 })).toMatchObject({ age: 12 });
  });
});
