import { describe, expect, it } from "vitest";
import type { Table } from "../../domain/tables";
import { entryOf, factsOf, NOTHING_TOLD, pagesOf, type Told } from "./answers";

const AT = "2030-03-11T18:00:00Z";
const told = (more: Partial<Told>): Told => ({ ...NOTHING_TOLD, ...more });

describe("which questions come", () => {
  it("asks nothing more after a red flag", () => {
    expect(pagesOf(told({ red: ["chest_pain"], noticed: ["rash"] }))).toEqual(["red"]);
  });

  it("asks on for what was noticed, and for the tablets last", () => {
    expect(pagesOf(told({ noticed: ["painkiller_days", "headache", "dizzy"] }))).toEqual([
      "red",
      "noticed",
      "headache",
      "painkiller_days",
      "tablets",
    ]);
  });
});

describe("the entry", () => {
  it("says nothing of what was not chosen", () => {
    const entry = entryOf(told({ noticed: ["headache"], headache: "mild", rash: "blisters" }), AT);
    expect(entry).toMatchObject({ headache: "mild", rash: "none", painkiller_days: null, faint: false });
  });
});

describe("what the phone asks the table", () => {
  const inputs = {
    headache: { type: "string", enum: ["none", "mild"] },
    faint: { type: "boolean" },
    age: { type: "integer", minimum: 0 },
    weeks_since_steroid: { type: "integer", minimum: 0 },
  };
  const table = {
    inputs: { properties: inputs },
    thresholds: { rash_days_most: { type: "integer", default: 2 } },
  } as unknown as Table;

  it("takes an uneventful day for all that it cannot know", () => {
    const facts = factsOf(table, entryOf(NOTHING_TOLD, AT));
    expect(facts).toMatchObject({ age: 120, weeks_since_steroid: 1000, hours_since_shockwave: 10000 });
  });

  it("does not wait with a rash that grows", () => {
    const facts = factsOf(table, entryOf(told({ noticed: ["rash"], rash: "spreading" }), AT));
    expect(facts).toMatchObject({ rash: "mild", rash_days: 2 });
  });
});
