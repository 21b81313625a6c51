import { describe, expect, it } from "vitest";
import { beatsBefore } from "./metronome";

describe("the beat", () => {
  it("has every beat before the horizon once, evenly", () => {
    const first = beatsBefore(10, 11.5, 100);
    expect(first.due).toHaveLength(3);
    expect(first.next).toBeCloseTo(11.8);
    expect(beatsBefore(first.next, 11.7, 100).due).toEqual([]);
  });
});
