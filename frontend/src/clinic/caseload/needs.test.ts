import { describe, expect, it } from "vitest";
import type { Patient } from "../data";
import { findByName, groupByNeed, stepPath } from "./needs";

const patient = (name: string, need: Patient["need"] = null): Patient => ({
  id: name,
  name,
  status: "active",
  plan_title: "Mid-portion strength",
  week: 1,
  weeks: 12,
  next_due_at: null,
  next_kind: null,
  sessions_done: 0,
  sessions_planned: 0,
  last_pain: null,
  last_entry_at: null,
  reminders: "on",
  need,
});

describe("the caseload", () => {
  it("puts who waits for the clinician first and who needs nothing last", () => {
    const groups = groupByNeed([patient("Ada"), patient("Dot", "silent"), patient("Cy", "no_plan")]);
    expect(groups.map(({ group }) => group)).toEqual(["no_plan", "silent", "none"]);
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
