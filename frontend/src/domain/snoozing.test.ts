import { expect, test } from "vitest";
import type { Kind } from "../api/types";
import { at, occurrence } from "./occurrence.fixture";
import { snoozes } from "./snoozing";

test.each<[string, Kind, string, string, number[]]>([
  [
    "a session at noon, also to the evening",
    "session",
    "2026-03-17T12:00",
    "2026-03-17T12:10",
    [15, 60, 440],
  ],
  ["a session near the evening", "session", "2026-03-17T18:00", "2026-03-17T18:40", [15, 60]],
  ["a session about to lose its use", "session", "2026-03-17T18:00", "2026-03-17T19:50", []],
  ["a session just before its time", "session", "2026-03-17T15:25", "2026-03-17T15:12", [15, 60, 258]],
  ["a session that 15 minutes would not reach", "session", "2026-03-17T15:25", "2026-03-17T14:58", [60, 272]],
  [
    "nothing that would end just when it is due",
    "session",
    "2026-03-17T18:00",
    "2026-03-17T17:45",
    [60, 105],
  ],
  ["collagen that no snooze would bring to its time", "collagen", "2026-03-17T17:30", "2026-03-17T17:10", []],
  [
    "a session of this evening, an hour and more before it",
    "session",
    "2026-03-17T19:30",
    "2026-03-17T17:20",
    [],
  ],
  ["a check of tomorrow", "next_day_check", "2026-03-18T08:30", "2026-03-17T15:18", []],
  ["collagen until its session starts", "collagen", "2026-03-17T17:30", "2026-03-17T17:32", [15]],
  ["collagen just before its session", "collagen", "2026-03-17T17:30", "2026-03-17T17:50", []],
  [
    "a morning check, also to the evening",
    "next_day_check",
    "2026-03-17T08:30",
    "2026-03-17T08:31",
    [15, 60, 659],
  ],
  [
    "wedges that are of no use in the evening",
    "heel_wedges",
    "2026-03-17T07:00",
    "2026-03-17T07:10",
    [15, 60],
  ],
  [
    "a session before breakfast, also to the evening",
    "session",
    "2026-03-17T07:00",
    "2026-03-17T07:10",
    [15, 60, 740],
  ],
  [
    "a session before midnight, not to the evening after it",
    "session",
    "2026-03-16T23:50",
    "2026-03-17T00:10",
    [15, 60],
  ],
])("%s", (_, kind, due, now, expected) => {
  expect(snoozes(occurrence(kind, due), at(now)).map(({ minutes }) => minutes)).toEqual(expected);
});

test("this evening is no later time for what is due this evening", () => {
  const minuteBefore = at("2026-03-17T18:29") + 20_000;
  expect(snoozes(occurrence("session", "2026-03-17T19:30"), minuteBefore)).toEqual([]);
});
