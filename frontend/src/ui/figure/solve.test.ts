import { describe, expect, test } from "vitest";
import type { Pose } from "./pose";
import { PALM, pointOn, solve } from "./solve";

const standing: Pose = { "leg.at.0": 50, "leg.at.1": 0, "far.at.0": 50, "far.at.1": 0 };

describe("a standing figure", () => {
  test("is straight from ankle to hip when all angles are 0", () => {
    const { bones } = solve(standing);
    expect(bones["near-thigh"]).toMatchObject({ turn: 0 });
    expect(bones.trunk?.x).toBeCloseTo(50 - 8.4);
    expect(bones.trunk?.y).toBeCloseTo(1.7 + 3.3 + 50);
  });

  test("rises when its heel rises, and its toes stay", () => {
    const { bones } = solve({ ...standing, "leg.foot": 40, "far.foot": 40 });
    expect(bones.trunk?.y).toBeGreaterThan(58);
    expect(bones["near-foot"]).toMatchObject({ x: expect.closeTo(50), y: expect.closeTo(1.7) });
  });
});

describe("a hand that reaches for a place", () => {
  test("has its palm there", () => {
    const { bones, missed } = solve({ ...standing, "arm.at.0": 64, "arm.at.1": 70 });
    const hand = bones["near-fore"];
    if (!hand) throw new Error("no hand");
    const [x, y] = pointOn(hand, 0, -PALM);
    expect([x, y]).toEqual([expect.closeTo(64), expect.closeTo(70)]);
    expect(missed).toEqual({});
  });

  test("says by how much it misses what is too far", () => {
    const { missed } = solve({ ...standing, "arm.at.0": 120, "arm.at.1": 80.5 });
    expect(missed.arm).toBeGreaterThan(40);
  });
});

describe("a foot that cannot be where it should", () => {
  const tall: Pose = { ...standing, "hip.0": 42, "hip.1": 70 };
  test.each([
    ["from the side", false],
    ["from behind", true],
  ])("is told %s", (_, isBehind) => {
    expect(Object.keys(solve(tall, isBehind).missed).sort()).toEqual(["far", "leg"]);
  });
});

test("from behind the two sides mirror each other", () => {
  const { bones } = solve({ ...standing, "hip.0": 50, "hip.1": 54, "leg.at.0": 54, "far.at.0": 46 }, true);
  expect((bones["near-heel"]?.x ?? 0) - 50).toBeCloseTo(50 - (bones["far-heel"]?.x ?? 0));
  expect(bones["near-upper"]?.y).toBeCloseTo(bones["far-upper"]?.y ?? 0);
});
