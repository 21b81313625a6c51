import { describe, expect, test } from "vitest";
import { arrange, nextAfter } from "./day";
import { daysAhead } from "./days-ahead";
import { adasWeek, at, occurrence, ZONE } from "./occurrence.fixture";

const names = (items: readonly { kind: string }[]) => items.map((one) => one.kind);
const arranged = (local: string, plan = adasWeek()) => arrange(plan, at(local), ZONE);

describe("the deep block", () => {
  test("is empty while nothing is due", () => {
    const day = arranged("2026-03-17T09:00");
    expect(day.now).toBeNull();
    expect(names(day.later)).toEqual(["collagen", "session"]);
    expect(day.open).toBe(2);
  });

  test("shows collagen and its session as a pair once collagen is due", () => {
    const { now, later } = arranged("2026-03-17T17:32");
    expect(now?.before?.kind).toBe("collagen");
    expect(now?.item.kind).toBe("session");
    expect(now?.next.kind).toBe("collagen");
    expect(now?.minutes).toBe(-2);
    expect(later).toEqual([]);
  });

  test("shows the pair already when only the session is announced", () => {
    const { now } = arranged("2026-03-17T17:15");
    expect([now?.before?.kind, now?.next.kind, now?.minutes]).toEqual(["collagen", "collagen", 15]);
  });

  test("keeps collagen that was taken beside the session", () => {
    const plan = adasWeek().map((one) =>
      one.kind === "collagen" ? { ...one, state: "done" as const } : one,
    );
    const { now, earlier } = arranged("2026-03-17T17:40", plan);
    expect(now?.before?.state).toBe("done");
    expect([now?.next.kind, now?.minutes]).toEqual(["session", 20]);
    expect(earlier).toEqual([]);
  });

  test("drops collagen that nobody took once the session has begun", () => {
    const { now, missed } = arranged("2026-03-17T18:05");
    expect(now?.before).toBeNull();
    expect(missed).toEqual([]);
  });

  test("goes to what is worth most when several things are due", () => {
    const plan = [
      ...adasWeek(),
      occurrence("heel_wedges", "2026-03-18T07:30"),
      occurrence("gtn_patch", "2026-03-18T08:00"),
    ];
    const { now, also } = arranged("2026-03-18T09:00", plan);
    expect(now?.item.kind).toBe("gtn_patch");
    expect(names(also).sort()).toEqual(["heel_wedges", "next_day_check"]);
  });

  test("lets a snoozed item rest until its time", () => {
    const plan = adasWeek().map((one) =>
      one.kind === "session"
        ? { ...one, snoozed_until: new Date(at("2026-03-17T19:00")).toISOString() }
        : one,
    );
    expect(arranged("2026-03-17T18:10", plan).now).toBeNull();
    expect(names(arranged("2026-03-17T18:10", plan).later)).toEqual(["session"]);
    expect(arranged("2026-03-17T19:00", plan).now?.item.kind).toBe("session");
  });
});

test("a session nobody spoke about is missed once it is no longer of use", () => {
  expect(names(arranged("2026-03-17T20:00").missed)).toEqual(["session"]);
  expect(arranged("2026-03-17T20:00").open).toBe(0);
});

test("what is done or skipped moves to earlier today", () => {
  const plan = adasWeek().map((one) =>
    one.kind === "session" ? { ...one, state: "skipped" as const } : one,
  );
  expect(names(arranged("2026-03-17T19:00", plan).earlier)).toEqual(["session"]);
});

test("cancelled items and the prompts of a visit are no rows", () => {
  const plan = [
    occurrence("shockwave_soon", "2026-03-17T08:00"),
    occurrence("collagen", "2026-03-17T17:30", { state: "cancelled" }),
  ];
  const day = arranged("2026-03-17T08:30", plan);
  expect([day.now, ...day.later, ...day.earlier]).toEqual([null]);
});

test("tomorrow and the days after are split by the person's own calendar", () => {
  const day = arranged("2026-03-17T09:00");
  expect(names(day.tomorrow)).toEqual(["next_day_check"]);
  expect(daysAhead(day.ahead, day.today, ZONE).map(({ date }) => date)).toEqual([
    "2026-03-20",
    "2026-03-21",
    "2026-03-22",
    "2026-03-23",
  ]);
});

test("on a day of rest the next day with something is named", () => {
  expect(nextAfter(adasWeek(), "2026-03-18", ZONE)).toBe("2026-03-20");
  expect(nextAfter([], "2026-03-18", ZONE)).toBeNull();
});
