import { describe, expect, it } from "vitest";
import { blockers, isTooClose, mostDaysApart, spaced, switchDay } from "./spacing";

describe("days with a session", () => {
  it.each([
    ["between two chosen days", "tue", ["mon", "wed"], ["mon", "wed"]],
    ["before a chosen day", "sun", ["mon"], ["mon"]],
    ["round the week", "mon", ["sun"], ["sun"]],
    ["two days away", "wed", ["mon"], []],
    ["chosen itself", "mon", ["mon", "wed"], []],
  ] as const)("name what blocks a day %s", (_, day, chosen, near) => {
    expect(blockers(day, chosen, 2)).toEqual(near);
  });

  it("take a free day in the order of the week", () => {
    expect(switchDay("mon", ["wed", "fri"], 2)).toEqual(["mon", "wed", "fri"]);
  });

  it("let a chosen day go", () => {
    expect(switchDay("wed", ["mon", "wed", "fri"], 2)).toEqual(["mon", "fri"]);
  });

  it("stay as they are when the day is blocked", () => {
    expect(switchDay("tue", ["mon", "thu"], 2)).toEqual(["mon", "thu"]);
  });

  it("touch where the programme is one of every day", () => {
    expect(switchDay("tue", ["mon", "wed"], 1)).toEqual(["mon", "tue", "wed"]);
    expect(isTooClose(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1)).toBe(false);
  });

  it("lie further apart where the form asks for it", () => {
    const usual = { least: 2, most: 3, daysApart: 2 };
    expect(spaced(usual, 3).daysApart).toBe(3);
    expect(blockers("wed", ["mon"], 3)).toEqual(["mon"]);
    expect(blockers("thu", ["mon"], 3)).toEqual([]);
    expect(isTooClose(["mon", "sat"], 3)).toBe(true);
  });

  it("are fewer where they lie further apart", () => {
    expect(spaced({ least: 2, most: 3, daysApart: 2 }, 3)).toEqual({ least: 2, most: 2, daysApart: 3 });
  });

  it.each([
    ["twice a week", { least: 2, most: 3, daysApart: 2 }, 3],
    ["three times", { least: 3, most: 3, daysApart: 2 }, 2],
    ["nearly every day", { least: 5, most: 7, daysApart: 1 }, 1],
  ])("may lie as far apart as leaves room for the fewest, %s", (_, usual, most) => {
    expect(mostDaysApart(usual)).toBe(most);
  });

  it.each([[null], [undefined], [Number.NaN], [1], [4]])("lie as the programme has it for %s", (asked) => {
    expect(spaced({ least: 2, most: 3, daysApart: 2 }, asked).daysApart).toBe(2);
  });

  it.each([
    ["Monday and Tuesday", ["mon", "tue"], true],
    ["Sunday and Monday, over the end of the week", ["mon", "sun"], true],
    ["Monday, Wednesday, Friday", ["mon", "wed", "fri"], false],
  ] as const)("know when %s are too close", (_, chosen, expected) => {
    expect(isTooClose(chosen, 2)).toBe(expected);
  });
});
