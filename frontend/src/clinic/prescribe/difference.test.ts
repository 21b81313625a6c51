import { describe, expect, it } from "vitest";
import type { Prescription } from "../data";
import { clashes, difference, mergePlans } from "./difference";
import { prescription } from "./examples";

const titleOf = (id: string) => id;
const withDays = (
  weekdays: Prescription["sessions"]["weekdays"],
  rest: Partial<Prescription> = {},
): Prescription => ({
  ...prescription,
  ...rest,
  sessions: { weekdays, time: rest.sessions?.time ?? "18:00", days_apart: null },
});
const patch = { from: "2026-11-23", weeks: 12, time: "20:30", prescriber: "Dr Holm", wear_hours: null };

describe("was and now", () => {
  it("is empty for the same plan, whatever the order of its keys", () => {
    const gtn = { wear_hours: null, prescriber: "Dr Holm", time: "20:30", weeks: 12, from: "2026-11-23" };
    expect(difference({ ...prescription, gtn: patch }, { ...prescription, gtn }, titleOf)).toEqual([]);
  });

  it("says the old and the new days", () => {
    const [change] = difference(prescription, withDays(["tue", "fri"]), titleOf);
    expect(change).toMatchObject({ part: "weekdays", was: "Mon, Wed, Fri", now: "Tue, Fri" });
  });

  it("says how far apart the days lie", () => {
    const asked = { ...prescription, sessions: { ...prescription.sessions, days_apart: 3 } };
    const [change] = difference(prescription, asked, titleOf);
    expect(change).toMatchObject({ part: "days_apart", was: "as the programme", now: "3" });
    expect(mergePlans(prescription, prescription, asked, []).sessions.days_apart).toBe(3);
  });

  it("says that a course was none before", () => {
    const [change] = difference(prescription, { ...prescription, gtn: patch }, titleOf);
    expect(change).toMatchObject({ part: "gtn", was: "none", now: "12 weeks at 20:30 from 23 Nov, Dr Holm" });
  });

  it("leaves the reason out: it is not part of the plan", () => {
    expect(difference(prescription, { ...prescription, reason: "because" }, titleOf)).toEqual([]);
  });
});

describe("two people's changes", () => {
  const theirs = withDays(["tue", "thu"]);
  const mine = withDays(["tue", "fri"], { gtn: patch, reason: "mine" });

  it("clash only where both changed a part differently", () => {
    expect(clashes(prescription, theirs, mine)).toEqual(["weekdays"]);
  });

  it("do not clash where both changed it alike", () => {
    expect(clashes(prescription, theirs, withDays(["tue", "thu"]))).toEqual([]);
  });

  it("are both kept where they do not touch", () => {
    const laterTheirs = { ...prescription, next_day_check: { time: "09:00" } };
    const merged = mergePlans(prescription, laterTheirs, mine, []);
    expect(merged).toEqual({ ...mine, next_day_check: { time: "09:00" } });
  });

  it.each([
    ["theirs unless told otherwise", [], ["tue", "thu"]],
    ["mine when I keep it", ["weekdays"], ["tue", "fri"]],
  ] as const)("are settled as %s", (_, keepMine, weekdays) => {
    expect(mergePlans(prescription, theirs, mine, keepMine).sessions.weekdays).toEqual(weekdays);
  });

  it("never change the plans they came from", () => {
    const before = structuredClone(theirs);
    mergePlans(prescription, theirs, mine, ["weekdays"]).sessions.weekdays.push("sun");
    expect(theirs).toEqual(before);
  });
});
