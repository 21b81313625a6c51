import { describe, expect, it } from "vitest";
import type { Prescription } from "../data";
import { draftOf, prescriptionOf, startOn } from "./draft";
import { prescription } from "./examples";
import { fieldOf, problemsOf } from "./problems";

const spacing = { least: 2, most: 3, daysApart: 2 };

const full: Prescription = {
  ...prescription,
  gtn: { from: "2026-11-23", weeks: 12, time: "20:30", prescriber: "Dr Holm", wear_hours: 12 },
  wedges: { from: "2026-11-23", weeks: 12, time: "07:30", height_mm: 12 },
  shockwave: { first: "2026-11-25T10:00", sessions: 5, every_days: 7, prescriber: "Ben" },
};

describe("a draft", () => {
  it.each([
    ["without courses", prescription],
    ["with every course", full],
  ])("makes the prescription it came from again, %s", (_, prescribed) => {
    expect(prescriptionOf(draftOf(prescribed))).toEqual(prescribed);
  });

  it("takes the courses along when the first day moves", () => {
    const moved = startOn(draftOf(full), "2026-11-30");
    expect([moved.gtn.from, moved.wedges.from, moved.shockwave.first]).toEqual([
      "2026-11-30",
      "2026-11-30",
      "2026-12-02T10:00",
    ]);
  });

  it("leaves a course where the clinician put it", () => {
    const draft = draftOf({
      ...full,
      wedges: { from: "2026-12-01", weeks: 12, time: "07:30", height_mm: 12 },
    });
    expect(startOn(draft, "2026-11-30").wedges.from).toBe("2026-12-01");
  });
});

describe("problems of a draft", () => {
  const today = "2026-11-23";
  const draft = draftOf(full);

  it("are none for a complete plan that starts today", () => {
    expect(problemsOf(draft, today, spacing)).toEqual({});
  });

  it.each([
    ["starts_on", { startsOn: "2026-11-22" }],
    ["starts_on", { startsOn: "" }],
    ["sessions.weekdays", { weekdays: ["mon" as const] }],
    ["sessions.weekdays", { weekdays: ["mon" as const, "tue" as const] }],
    ["sessions.weekdays", { weekdays: ["mon" as const, "sat" as const], daysApart: "3" }],
    ["sessions.days_apart", { daysApart: "1" }],
    ["sessions.days_apart", { daysApart: "4" }],
    ["sessions.days_apart", { daysApart: "two" }],
    ["sessions.time", { time: "" }],
    ["collagen.lead_minutes", { collagen: { ...draft.collagen, leadMinutes: "29" } }],
    ["gtn.prescriber", { gtn: { ...draft.gtn, prescriber: "  " } }],
    ["gtn.wear_hours", { gtn: { ...draft.gtn, wearHours: "24" } }],
    ["gtn.weeks", { gtn: { ...draft.gtn, weeks: "13" } }],
    ["wedges.height_mm", { wedges: { ...draft.wedges, heightMm: "12.5" } }],
    ["shockwave.prescriber", { shockwave: { ...draft.shockwave, prescriber: "" } }],
    ["shockwave.first", { shockwave: { ...draft.shockwave, first: "" } }],
  ])("name the field %s", (field, change) => {
    expect(Object.keys(problemsOf({ ...draft, ...change }, today, spacing))).toEqual([field]);
  });

  it("ask nothing of a course that is off", () => {
    const off = { ...draft, gtn: { ...draft.gtn, on: false, prescriber: "", weeks: "" } };
    expect(problemsOf(off, today, spacing)).toEqual({});
  });

  it("let a running plan keep a first day that has passed", () => {
    expect(problemsOf({ ...draft, startsOn: "2026-10-01" }, null, spacing)).toEqual({});
  });
});

describe("a field named by the server", () => {
  it.each([
    ["gtn.prescriber", "gtn.prescriber"],
    ["prescription.gtn.prescriber", "gtn.prescriber"],
    ["sessions.weekdays.1", "sessions.weekdays"],
    ["sessions.weekdays[0]", "sessions.weekdays"],
  ])("%s is %s in the form", (path, field) => {
    expect(fieldOf(path)).toBe(field);
  });
});
