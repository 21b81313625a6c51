import { expect, test } from "vitest";
import { daysAhead, everyDay } from "./days-ahead";
import { occurrence, sessionDay, ZONE } from "./occurrence.fixture";

const patches = ["2026-03-19", "2026-03-20"].map((date) => occurrence("gtn_patch", `${date}T20:30`));
const ahead = [...patches, ...sessionDay("2026-03-20")];

test("what goes on every day is said once, and stands on no day", () => {
  expect(everyDay(ahead)).toEqual(["gtn_patch"]);
  const days = daysAhead(ahead, "2026-03-17", ZONE);
  expect(days.map(({ date }) => date)).toEqual(["2026-03-20", "2026-03-21"]);
  expect(days[0]?.items.map(({ kind }) => kind)).toEqual(["collagen", "session"]);
});

test("tomorrow, and what is more than a week off, are not among them", () => {
  expect(daysAhead(ahead, "2026-03-19", ZONE).map(({ date }) => date)).toEqual(["2026-03-21"]);
  expect(daysAhead(ahead, "2026-03-10", ZONE)).toEqual([]);
});
