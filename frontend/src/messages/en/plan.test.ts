import { expect, test } from "vitest";
import { week } from "./plan";

test("a week's budget of steps is told by the day, in round figures and never more than allowed", () => {
  expect(week.amount("steps", 28_000)).toBe("4,000");
  expect(week.amount("steps", 27_999)).toBe("3,900");
  expect(week.amount("steps", 4_200)).toBe("600");
});

test("running is told by the week", () => {
  expect(week.amount("run_minutes", 60)).toBe("60");
});
