/** What every drawing keeps to: bodies that hold together, feet on what carries them. */

import { describe, expect, test } from "vitest";
import type { Drawing, Limb, Point, Thing } from "./drawing";
import { shapes } from "./figures.fixture";
import { lengthOf, type Moment, momentAt, momentOf, type Pose, stepsOf } from "./pose";
import { type Bone, type Bones, PALM, pointOn, type Solved, solve } from "./solve";

const MOMENTS = 300;
/** How far a foot may slide, sink in or float before an eye sees it; a standing person is 100 high. */
const DRIFT = 0.05;
const TREAD = 0.5;

interface Seen extends Solved {
  moment: Moment;
  seconds: number;
}

function allMoments(drawing: Drawing): Seen[] {
  const steps = stepsOf(drawing);
  return Array.from({ length: MOMENTS }, (_, i) => {
    const seconds = (lengthOf(steps) * i) / MOMENTS;
    const moment = momentAt(steps, !!drawing.gait, seconds);
    return { ...solve(moment.pose, drawing.seen_from === "behind"), moment, seconds };
  });
}

function bone(bones: Bones, name: string): Bone {
  const found = bones[name];
  if (!found) throw new Error(`no bone ${name}`);
  return found;
}

function worst(values: number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

const away = ([ax, ay]: Point, [bx, by]: Point) => Math.hypot(ax - bx, ay - by);

/** The parts of a path that run to the right: what may be stood on, as [from, to, height]. */
function treads({ d, as }: Thing, [left, bottom]: Point): [number, number, number][] {
  const found: [number, number, number][] = [];
  if (as === "mark") return found;
  let [x, y] = [left, bottom];
  for (const [, command = "", numbers = ""] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const [first = 0, second = 0] = numbers.trim().split(" ").map(Number);
    if (command === "M") [x, y] = [left + first, bottom + second];
    if (command === "v") y += first;
    if (command === "h") {
      if (first > 0) found.push([x, x + first, y]);
      x += first;
    }
  }
  return found;
}

/** How far a foot is from the nearest thing that could carry it there. */
function gapUnder(drawing: Drawing, [x, y]: Point, turn: number): number {
  const [passedX, passedY] = drawing.gait ?? [0, 0];
  const places = (drawing.things ?? []).flatMap(({ thing: name, at }) => {
    const thing = shapes.things[name];
    const moved = [(at?.[0] ?? 0) + passedX * (turn % 1), (at?.[1] ?? 0) + passedY * (turn % 1)] as const;
    return at && thing ? treads(thing, moved) : [];
  });
  const heights = places
    .filter(([from, to]) => x > from - DASH_GAP && x < to + DASH_GAP)
    .map(([, , height]) => y - height);
  return Math.min(...heights.map(Math.abs));
}

/** Where feet stand in key poses: those of the near leg, and what is left of the far leg outside of a gait. */
function standing(drawing: Drawing): { at: Point; seconds: number }[] {
  const steps = stepsOf(drawing);
  const still = (a: Limb | undefined, b: Limb | undefined) => String(a?.at) === String(b?.at);
  return drawing.poses.flatMap(({ leg, far }, i) => {
    const seconds = momentOf(steps, i);
    if (drawing.gait) return leg?.at && leg.planted ? [{ at: leg.at, seconds }] : [];
    const first = drawing.poses[0];
    return [still(leg, first?.leg) ? leg : null, still(far, first?.far) ? far : null].flatMap((limb) =>
      limb?.at ? [{ at: limb.at, seconds }] : [],
    );
  });
}

/** Ground is drawn as dashes. */
const DASH_GAP = 2;
/** The far foot stands a little deeper in the picture, which lifts it on the page. */
const DEPTH = 1.6;

describe.each(Object.entries(shapes.figures))("%s", (_, drawing) => {
  const moments = allMoments(drawing);

  test("says what it shows", () => {
    expect(drawing.label.length).toBeGreaterThan(2);
  });

  test("takes time for every pose", () => {
    expect(Math.min(...drawing.poses.map(({ seconds }) => seconds))).toBeGreaterThan(0);
  });

  test("reaches every place it reaches for", () => {
    const missed = moments.flatMap(({ missed: limbs, seconds }) =>
      Object.entries(limbs).map(([limb, by]) => `${limb} by ${by.toFixed(2)} at ${seconds.toFixed(2)} s`),
    );
    expect(missed).toEqual([]);
  });

  test("keeps a planted foot where it is", () => {
    const steps = stepsOf(drawing);
    const [limb, name] = drawing.seen_from ? ["far", "far-foot"] : ["leg", "near-foot"];
    const [passedX, passedY] = drawing.gait ?? [0, 0];
    const isPlanted = (a: Pose, b: Pose) =>
      drawing.gait
        ? a["leg.planted"] && b["leg.planted"]
        : a[`${limb}.at.0`] === b[`${limb}.at.0`] && a[`${limb}.at.1`] === b[`${limb}.at.1`];
    const drift = steps.slice(1).flatMap(({ pose }, i) => {
      if (!isPlanted(steps[i]?.pose ?? {}, pose)) return [];
      const [from, to] = [momentOf(steps, i), momentOf(steps, i + 1)];
      const places = Array.from({ length: 20 }, (_, n): Point => {
        const moment = momentAt(steps, !!drawing.gait, from + ((to - from) * n) / 19);
        const { x, y } = bone(solve(moment.pose, !!drawing.seen_from).bones, name);
        return [x - passedX * moment.turn, y - passedY * moment.turn];
      });
      return places.map((place) => away(place, places[0] ?? place));
    });
    expect(drift.length).toBeGreaterThan(0);
    expect(worst(drift)).toBeLessThan(DRIFT);
  });

  test("stands on something in every pose", () => {
    const steps = stepsOf(drawing);
    const gaps = standing(drawing).map(({ at, seconds }) => {
      const turn = seconds / lengthOf(steps);
      return Math.min(gapUnder(drawing, at, turn), gapUnder(drawing, [at[0], at[1] - DEPTH], turn));
    });
    expect(worst(gaps)).toBeLessThanOrEqual(TREAD);
  });

  test("keeps its soles out of the ground", () => {
    const isOverEdge = drawing.things?.some(({ thing }) => /step|stairs/.test(thing));
    if (drawing.seen_from || isOverEdge) return;
    const depths = moments.flatMap(({ bones }) =>
      ["near-foot", "near-toes", "far-foot", "far-toes"].flatMap((name) => {
        const points = shapes.bodies.side[name.slice(name.indexOf("-") + 1)] ?? [];
        return points.flatMap((x, i) =>
          i % 2 ? [] : [-pointOn(bone(bones, name), x, points[i + 1] ?? 0)[1]],
        );
      }),
    );
    expect(worst(depths)).toBeLessThan(0.6);
  });

  test("keeps its palms on their place", () => {
    const drift = moments.flatMap(({ bones, moment: { pose } }) =>
      [["arm", "near-fore"] as const, ["far_arm", "far-fore"] as const].flatMap(([limb, name]) => {
        const [x, y] = [pose[`${limb}.at.0`], pose[`${limb}.at.1`]];
        return x === undefined || y === undefined ? [] : [away(pointOn(bone(bones, name), 0, -PALM), [x, y])];
      }),
    );
    expect(worst(drift)).toBeLessThan(DRIFT);
  });

  test("keeps head and feet inside the picture", () => {
    const [left, bottom, size] = drawing.view;
    const points = moments.flatMap(({ bones }) => [
      pointOn(bone(bones, "head"), 0, 6.6),
      pointOn(bone(bones, "near-foot"), 4, 0),
      pointOn(bone(bones, "far-foot"), 4, 0),
    ]);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThan(left);
      expect(x).toBeLessThan(left + size);
      expect(y).toBeGreaterThan(bottom);
      expect(y).toBeLessThan(bottom + size);
    }
  });

  test("closes its round without a jump", () => {
    const steps = stepsOf(drawing);
    const length = lengthOf(steps);
    const at = (seconds: number) =>
      solve(momentAt(steps, !!drawing.gait, seconds).pose, !!drawing.seen_from).bones;
    const [before, after] = [at(length - 1e-4), at(length + 1e-4)];
    const jumps = Object.keys(before).map((name) => {
      const [a, b] = [bone(before, name), bone(after, name)];
      return away([a.x, a.y], [b.x, b.y]);
    });
    expect(worst(jumps)).toBeLessThan(0.2);
  });

  test("never bends a knee backwards", () => {
    if (drawing.seen_from) return;
    const bends = moments.flatMap(({ bones }) =>
      ["near", "far"].map((side) => bone(bones, `${side}-shank`).turn - bone(bones, `${side}-thigh`).turn),
    );
    expect(worst(bends)).toBeLessThan(8);
  });
});
