import { describe, expect, it } from "vitest";
import { pointsOf, WIDTH, yOf } from "./spark-line";

describe("the small line of pains", () => {
  it("keeps the same distance and the newest at the right, with few answers as with many", () => {
    const few = pointsOf([1, 2]);
    const many = pointsOf(Array.from({ length: 15 }, () => 1));
    expect(many).toHaveLength(11);
    expect(few.at(-1)?.x).toBe(many.at(-1)?.x);
    expect((few[1]?.x ?? 0) - (few[0]?.x ?? 0)).toBeCloseTo((many[1]?.x ?? 0) - (many[0]?.x ?? 0), 0);
    expect(many[0]?.x).toBeGreaterThan(0);
    expect(many.at(-1)?.x).toBeLessThan(WIDTH);
  });

  it("never shrinks: what is over six is drawn at six", () => {
    expect(yOf(10)).toBe(yOf(6));
    expect(yOf(6)).toBeLessThan(yOf(0));
  });
});
