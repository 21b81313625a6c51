import { describe, expect, it } from "vitest";
import type { Programme, TargetChange } from "../decisions";
import { sayAim, targetLines } from "./targets";

const aim = { load_kg: 12.5, sets: 4, amount_from: 6, amount_to: 8, level: null, contacts: null };
const target = { ...aim, exercise: "raise", side: "left", measure: "reps" } as Programme["targets"][number];
const change = (load_kg: number, rest: Partial<TargetChange> = {}) =>
  ({ ...aim, load_kg, exercise: "raise", side: "left", at: "2026-03-21T08:00:00Z", ...rest }) as TargetChange;

describe("targets", () => {
  it("say what they were before", () => {
    const [line] = targetLines([target], [change(12.5), change(10)]);
    expect([line?.now, line?.was]).toEqual(["12.5 kg, 4 × 6 to 8", "10 kg, 4 × 6 to 8"]);
  });

  it("have no before on the other leg, with another exercise, or as they began", () => {
    const others = [change(12.5), change(10, { side: "right" }), change(8, { exercise: "seated" })];
    expect(targetLines([target], others)[0]?.was).toBeNull();
    expect(targetLines([target], [])[0]).toMatchObject({ was: null, since: null });
  });

  it.each([
    ["without weight", { load_kg: 0 }, "4 × 6 to 8"],
    ["with one number", { load_kg: null, amount_to: 6 }, "4 × 6"],
    ["in seconds", { load_kg: null, amount_from: 45, amount_to: 45, measure: "seconds" }, "4 × 45 seconds"],
    ["with contacts", { load_kg: null, contacts: 60 }, "4 × 6 to 8, 60 contacts"],
  ])("are said %s", (_, rest, expected) => {
    expect(sayAim({ ...aim, ...rest })).toBe(expected);
  });
});
