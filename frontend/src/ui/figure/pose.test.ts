import { describe, expect, test } from "vitest";
import type { Drawing } from "./drawing";
import { lengthOf, momentAt, momentOf, stepsOf } from "./pose";
import { inTempo } from "./tempo";

const leg = { at: [0, 0], foot: 0 } as const;

const raise: Drawing = {
  label: "Raise",
  view: [0, 0, 100],
  works: [],
  poses: [
    { part: "down", seconds: 2, hold_seconds: 1, trunk: 4, leg },
    { part: "up", seconds: 1, hold_seconds: 2, leg: { foot: 40 }, head: 10 },
  ],
};

const hop: Drawing = {
  ...raise,
  beats: 1,
  poses: [
    { seconds: 0.3, leg },
    { seconds: 0.2, leg: { foot: 40 } },
  ],
};

describe("a round of poses", () => {
  const steps = stepsOf(raise);

  test("takes the time of all ways and holds", () => expect(lengthOf(steps)).toBe(6));

  test("keeps what a pose leaves out", () => {
    expect(steps[1]?.pose).toMatchObject({ trunk: 4, "leg.at.0": 0, "leg.foot": 40 });
  });

  test("has from its start what only a later pose tells", () => expect(steps[0]?.pose.head).toBe(10));

  test("is half way at half time, since the way is soft at both ends", () => {
    expect(momentAt(steps, false, 3.5).pose["leg.foot"]).toBeCloseTo(20);
  });

  test("counts the seconds of a hold", () => {
    expect(momentAt(steps, false, 5)).toMatchObject({ held: expect.closeTo(1), hold: 2 });
  });

  test("begins again after its end, and before its start", () => {
    for (const seconds of [9.5, -2.5])
      expect(momentAt(steps, false, seconds).pose["leg.foot"]).toBeCloseTo(20);
  });

  test("shows a pose past the middle of its hold", () => expect(momentOf(steps, 1)).toBeCloseTo(5.2));
});

describe("a gait", () => {
  const gait: Drawing = {
    ...raise,
    gait: [-20, 0],
    poses: [0, 10, 20, 10].map((x, i) => ({
      seconds: 1,
      leg: { at: [x, 0], foot: i, planted: i < 2 },
      arm: { upper: x },
    })),
  };

  test("has its far side do the same half a round later", () => {
    const early = momentAt(stepsOf(gait), true, 1.3).pose;
    const late = momentAt(stepsOf(gait), true, 3.3).pose;
    expect(early["far.at.0"]).toBeCloseTo(late["leg.at.0"] ?? Number.NaN);
    expect(early["far_arm.upper"]).toBeCloseTo(late["arm.upper"] ?? Number.NaN);
  });

  test("moves a planted foot straight and at even speed", () => {
    const at = (seconds: number) => momentAt(stepsOf(gait), true, seconds).pose["leg.at.0"];
    expect([at(1.25), at(1.5), at(1.75)].map((x) => x?.toFixed(3))).toEqual(["2.500", "5.000", "7.500"]);
  });
});

describe("the plan's tempo", () => {
  test("sets the way up, the hold and the way down", () => {
    const [down, up] = stepsOf(inTempo(raise, { seconds: [3, 1, 4] }));
    expect(up).toMatchObject({ seconds: 3, hold: 1 });
    expect(down).toMatchObject({ seconds: 4, hold: 1 });
  });

  test("never makes a movement take no time", () => {
    for (const { seconds } of stepsOf(inTempo(raise, { seconds: [0, 0, 0] })))
      expect(seconds).toBeGreaterThan(0);
  });

  test("gives one landing a beat", () => {
    expect(lengthOf(stepsOf(inTempo(hop, { beatsPerMinute: 100 })))).toBeCloseTo(0.6);
  });

  test("leaves alone what has neither part nor beat, and the drawing it was given", () => {
    expect(inTempo(raise, { beatsPerMinute: 100 })).toBe(raise);
    expect(inTempo(hop, { seconds: [3, 0, 3] }).poses).toEqual(hop.poses);
    expect(inTempo(hop, {})).toBe(hop);
    inTempo(raise, { seconds: [9, 9, 9] });
    expect(raise.poses[1]?.seconds).toBe(1);
  });
});
