import { describe, expect, it } from "vitest";
import { addDays, isDate, isTime, localNow, sayAhead, sayDay, sayMoment, weekdayOf } from "./calendar";

describe("local dates", () => {
  it.each([
    ["over the end of a month", "2026-11-30", 1, "2026-12-01"],
    ["over a leap day", "2028-02-28", 2, "2028-03-01"],
    ["over a change of clocks", "2027-03-27", 2, "2027-03-29"],
    ["backwards over a year", "2027-01-01", -1, "2026-12-31"],
  ])("add days %s", (_, date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it("know their weekday", () => {
    expect([weekdayOf("2026-11-23"), weekdayOf("2026-11-29")]).toEqual(["mon", "sun"]);
  });

  it.each([
    ["2026-11-31", false],
    ["2026-11-30", true],
    ["", false],
    ["30.11.2026", false],
  ])("%s is a date: %s", (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });

  it.each([
    ["23:59", true],
    ["24:00", false],
    ["8:30", false],
  ])("%s is a time: %s", (text, expected) => {
    expect(isTime(text)).toBe(expected);
  });

  it("name the year only where it is another", () => {
    expect([sayDay("2026-11-23", "2026-01-01"), sayDay("2027-01-04", "2026-11-23")]).toEqual([
      "Mon 23 Nov",
      "Mon 4 Jan 2027",
    ]);
  });
});

describe("moments", () => {
  const now = new Date("2026-11-23T09:00:00Z");

  it("are read on the clock of the zone", () => {
    expect(localNow(new Date("2026-11-23T23:30:00Z"), "Asia/Kathmandu")).toBe("2026-11-24T05:15");
  });

  it.each([
    ["2026-11-23T07:44:00Z", "today 07:44"],
    ["2026-11-22T23:59:00Z", "yesterday 23:59"],
    ["2026-11-15T07:44:00Z", "Sun 15 Nov 07:44"],
  ])("%s is %s", (at, expected) => {
    expect(sayMoment(at, "Europe/London", now)).toBe(expected);
  });

  it.each([
    ["2026-11-23T18:00", "today 18:00"],
    ["2026-11-24T08:30", "tomorrow 08:30"],
    ["2026-11-25T18:00", "Wed 25 Nov 18:00"],
  ])("that lie ahead: %s is %s", (local, expected) => {
    expect(sayAhead(local, "2026-11-23")).toBe(expected);
  });
});
