import { describe, expect, it } from "vitest";
import type { PlanVersion } from "../data";
import { prescription } from "../prescribe/examples";
import { historyOf } from "./history";

const version = (number: number, rest: Partial<PlanVersion> = {}): PlanVersion => ({
  number,
  author: "Ben",
  at: "2026-11-23T09:00:00Z",
  reason: "",
  status: "active",
  prescription,
  ...rest,
});
const story = (versions: PlanVersion[]) =>
  historyOf(versions, (id) => id).map((chapter) => [chapter.version.number, ...chapter.what]);

describe("the history of a plan", () => {
  it("is told newest first, each version against the one before", () => {
    const check = { ...prescription, next_day_check: { time: "09:00" } };
    expect(story([version(1), version(2, { prescription: check })])).toEqual([
      [2, "Check: 08:30 → 09:00"],
      [1, "Assigned"],
    ]);
  });

  it("says when a plan was paused and resumed", () => {
    expect(story([version(3), version(2, { status: "paused" }), version(1)])).toEqual([
      [3, "Resumed"],
      [2, "Paused"],
      [1, "Assigned"],
    ]);
  });

  it("admits a version that changed nothing", () => {
    expect(story([version(1), version(2)])[0]).toEqual([2, "no change of content"]);
  });
});
