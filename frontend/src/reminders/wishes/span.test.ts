import { expect, test } from "vitest";
import { offered, wrongWith } from "./span";

const TODAY = "2026-03-17";

test.each([
  ["a single day", "2026-03-17", "2026-03-17", null],
  ["a week ahead", "2026-04-01", "2026-04-07", null],
  ["one that is on", "2026-03-10", "2026-03-20", null],
  ["one that is over", "2026-03-10", "2026-03-16", "past"],
  ["no last day", "2026-03-18", "", "past"],
  ["the last day before the first", "2026-03-20", "2026-03-19", "late"],
  ["sixty days", "2026-03-17", "2026-05-15", null],
  ["sixty-one days", "2026-03-17", "2026-05-16", "long"],
])("%s", (_, from, until, expected) => {
  expect(wrongWith(from, until, TODAY)).toBe(expected);
});

test("a week is offered, or what was chosen before", () => {
  expect(offered(null, TODAY)).toEqual({ from: TODAY, until: "2026-03-23" });
  expect(offered({ from: "2026-04-01", until: "2026-04-02" }, TODAY).from).toBe("2026-04-01");
});
