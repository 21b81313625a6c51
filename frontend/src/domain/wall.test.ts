import { describe, expect, test } from "vitest";
import { addDays, instantOf, wallAt, weekdayOf } from "./wall";

const iso = (wall: string, zone: string) => new Date(instantOf(wall, zone)).toISOString().slice(0, 16);

describe("a wall time becomes an instant as RFC 5545 has it", () => {
  test.each([
    ["in winter", "2026-01-15T18:00", "Europe/London", "2026-01-15T18:00"],
    ["in summer", "2026-07-15T18:00", "Europe/London", "2026-07-15T17:00"],
    ["on the evening after the clocks went forward", "2026-03-29T18:00", "Europe/London", "2026-03-29T17:00"],
    ["in the gap, by the offset before it", "2026-03-29T01:30", "Europe/London", "2026-03-29T01:30"],
    ["in the fold, the first of the two", "2026-10-25T01:30", "Europe/London", "2026-10-25T00:30"],
    ["in a half-hour gap", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45"],
    ["east of the date line", "2026-06-01T06:00", "Pacific/Kiritimati", "2026-05-31T16:00"],
  ])("%s", (_, wall, zone, expected) => {
    expect(iso(wall, zone)).toBe(expected);
  });
});

test("an instant shows its wall time to the minute", () => {
  expect(wallAt(Date.parse("2026-07-01T23:15:59Z"), "Asia/Kolkata")).toBe("2026-07-02T04:45");
});

test("days are counted by the calendar, across months and clock changes", () => {
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(weekdayOf("2026-03-22")).toBe(0);
});
