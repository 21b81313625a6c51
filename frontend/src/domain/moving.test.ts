import { expect, test } from "vitest";
import { freeDays, freeSlots, missedSlot } from "./moving";
import { adasWeek, at, occurrence, sessionDay } from "./occurrence.fixture";

const ROOM = { ends_on: "2026-05-04", days_apart: 2 };

const session = (date: string) => {
  const found = sessionDay(date).find((one) => one.kind === "session");
  if (!found) throw new Error("no session");
  return found;
};

test("a session may go wherever two calendar days lie to every other one", () => {
  expect(freeDays(session("2026-03-17"), adasWeek(), at("2026-03-17T12:00"), ROOM)).toEqual([
    "2026-03-17",
    "2026-03-18",
    "2026-03-24",
  ]);
});

test("its own hour is offered only while it lies ahead", () => {
  expect(freeSlots(session("2026-03-17"), adasWeek(), at("2026-03-17T19:00"), ROOM)[0]).toBe(
    "2026-03-18T18:00",
  );
});

test("the day of a visit and the day after it are left free", () => {
  const plan = [...adasWeek(), occurrence("shockwave", "2026-03-18T10:00")];
  expect(freeDays(session("2026-03-17"), plan, at("2026-03-17T12:00"), ROOM)).toEqual([
    "2026-03-17",
    "2026-03-24",
  ]);
});

test("three sessions a week leave no room for one that was missed", () => {
  const plan = ["2026-03-16", "2026-03-18", "2026-03-20", "2026-03-22", "2026-03-24"].flatMap(sessionDay);
  expect(freeSlots(session("2026-03-16"), plan, at("2026-03-17T12:00"), ROOM)).toEqual([]);
});

test("a session that was missed yesterday takes up no room", () => {
  const plan = ["2026-03-16", "2026-03-19"].flatMap(sessionDay);
  expect(freeDays(session("2026-03-19"), plan, at("2026-03-17T12:00"), ROOM)[0]).toBe("2026-03-17");
});

test("nothing is offered beyond the plan's last day", () => {
  expect(
    freeDays(session("2026-03-17"), adasWeek(), at("2026-03-17T12:00"), { ...ROOM, ends_on: "2026-03-18" }),
  ).toEqual(["2026-03-17", "2026-03-18"]);
});

test("a missed session goes before the next one or nowhere", () => {
  const missed = session("2026-03-17");
  expect(missedSlot(missed, adasWeek(), at("2026-03-17T20:00"), ROOM)).toBe("2026-03-18T18:00");
  expect(missedSlot(missed, adasWeek(), at("2026-03-18T20:00"), ROOM)).toBeUndefined();
});

test("a daily programme fills the days that have no session", () => {
  const daily = { ...ROOM, days_apart: 1 };
  const free = freeDays(session("2026-03-17"), adasWeek(), at("2026-03-17T12:00"), daily);
  expect(free).toContain("2026-03-21");
  expect(free.length).toBeGreaterThan(3);
  const every = ["2026-03-17", "2026-03-18", "2026-03-19"].flatMap(sessionDay);
  expect(freeDays(session("2026-03-17"), every, at("2026-03-17T12:00"), daily)[0]).toBe("2026-03-17");
  expect(freeDays(session("2026-03-17"), every, at("2026-03-17T12:00"), daily)).not.toContain("2026-03-18");
});

test("a plan kept from before, which does not say, keeps two days; without a plan there is nowhere", () => {
  const { ends_on } = ROOM;
  const one = session("2026-03-17");
  const now = at("2026-03-17T12:00");
  expect(freeDays(one, adasWeek(), now, { ends_on })).toEqual(freeDays(one, adasWeek(), now, ROOM));
  expect(freeDays(one, adasWeek(), now, null)).toEqual([]);
});
