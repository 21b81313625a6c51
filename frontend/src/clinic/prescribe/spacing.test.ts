import { describe, expect, it } from "vitest";
import { blockers, isTooClose, switchDay } from "./spacing";

describe("days with a session", () => {
  it.each([
    ["between two chosen days", "tue", ["mon", "wed"], ["mon", "wed"]],
    ["before a chosen day", "sun", ["mon"], ["mon"]],
    ["round the week", "mon", ["sun"], ["sun"]],
    ["two days away", "wed", ["mon"], []],
    ["chosen itself", "mon", ["mon", "wed"], []],
  ] as const)("name what blocks a day %s", (_, day, chosen, near) => {
    expect(blockers(day, chosen)).toEqual(near);
  });

  it("take a free day in the order of the week", () => {
    expect(switchDay("mon", ["wed", "fri"])).toEqual(["mon", "wed", "fri"]);
  });

  it("let a chosen day go", () => {
    expect(switchDay("wed", ["mon", "wed", "fri"])).toEqual(["mon", "fri"]);
  });

  it("stay as they are when the day is blocked", () => {
    expect(switchDay("tue", ["mon", "thu"])).toEqual(["mon", "thu"]);
  });

  it.each([
    ["Monday and Tuesday", ["mon", "tue"], true],
    ["Sunday and Monday, over the end of the week", ["mon", "sun"], true],
    ["Monday, Wednesday, Friday", ["mon", "wed", "fri"], false],
  ] as const)("know when %s are too close", (_, chosen, expected) => {
    expect(isTooClose(chosen)).toBe(expected);
  });
});
