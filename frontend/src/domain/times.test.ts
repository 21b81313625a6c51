import { expect, test } from "vitest";
import { adasWeek, occurrence } from "./occurrence.fixture";
import { ownTimes } from "./times";

test("the person's own times are a line for each kind, its days in the order of a week", () => {
  expect(ownTimes([...adasWeek(), occurrence("shockwave", "2026-03-18T10:00")])).toEqual([
    { time: "08:30", kind: "next_day_check", weekdays: [1, 3, 6] },
    { time: "17:30", kind: "collagen", weekdays: [2, 5, 0] },
    { time: "18:00", kind: "session", weekdays: [2, 5, 0] },
  ]);
});
