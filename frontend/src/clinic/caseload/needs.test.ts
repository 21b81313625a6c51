import { describe, expect, it } from "vitest";
import type { Patient } from "../data";
import { patientNamed, reason } from "./examples";
import { countFirst, countOf, cutDown, findByName, groupByNeed, stepPath } from "./needs";

const patient = (name: string, need: Patient["need"] = null, at: string | null = null) =>
  patientNamed(name, { need, reason: at === null ? null : { ...reason, at } });

describe("the caseload", () => {
  it("puts a red flag first and who needs nothing last", () => {
    const all = [patient("Ada"), patient("Dot", "silent"), patient("Ben", "unstable"), patient("Cy", "stop")];
    expect(groupByNeed(all).map(({ group }) => group)).toEqual(["stop", "unstable", "silent", "none"]);
  });

  it("puts who has waited longest first", () => {
    const late = patient("Ada", "unstable", "2026-03-22T08:00:00Z");
    const early = patient("Ben", "unstable", "2026-03-20T08:00:00Z");
    expect(groupByNeed([late, early])[0]?.patients).toEqual([early, late]);
  });

  it("is cut down to one need, or to all who have one", () => {
    const groups = groupByNeed([patient("Ada"), patient("Dot", "silent"), patient("Cy", "stop")]);
    expect(cutDown(groups, "silent").map(({ group }) => group)).toEqual(["silent"]);
    expect(cutDown(groups, "needing").map(({ group }) => group)).toEqual(["stop", "silent"]);
    expect(cutDown(groups, "all")).toEqual(groups);
  });

  it("counts what a filter would leave, and who comes before anything else", () => {
    const all = [
      patient("Ada"),
      patient("Dot", "silent"),
      patient("Cy", "stop"),
      patient("Ben", "emergency"),
    ];
    expect([countOf(all, "all"), countOf(all, "needing"), countOf(all, "silent")]).toEqual([4, 3, 1]);
    expect(countFirst(all)).toBe(2);
  });

  it("sorts by name within a need", () => {
    const [group] = groupByNeed([patient("Dot"), patient("Ada"), patient("Ben")]);
    expect(group?.patients.map(({ name }) => name)).toEqual(["Ada", "Ben", "Dot"]);
  });

  it("keeps everybody exactly once", () => {
    const all = [patient("Ada", "review"), patient("Ben"), patient("Cy", "unreachable")];
    expect(groupByNeed(all).flatMap((found) => found.patients)).toHaveLength(all.length);
  });

  it.each([
    ["a patient without a plan to assigning one", "no_plan", "/desk/patients/Ada/plan"],
    ["a review to the plan", "review", "/desk/patients/Ada/plan"],
    ["an unstable patient to the page", "unstable", "/desk/patients/Ada"],
    ["a silent patient to the page", "silent", "/desk/patients/Ada"],
    ["everybody else to the page", null, "/desk/patients/Ada"],
  ] as const)("leads %s", (_, need, path) => {
    expect(stepPath(patient("Ada", need))).toBe(path);
  });
});

describe("finding a patient", () => {
  const all = [patient("Zoë Ångström"), patient("Ada Anders-Berg")];

  it.each([
    ["by the start of any name", "ber", ["Ada Anders-Berg"]],
    ["without accents and case", "zoe ANG", ["Zoë Ångström"]],
    ["by several words at once", "a b", ["Ada Anders-Berg"]],
    ["never in the middle of a name", "da", []],
    ["nobody while nothing is typed", "  ", []],
  ])("works %s", (_, typed, names) => {
    expect(findByName(all, typed).map(({ name }) => name)).toEqual(names);
  });
});
