import { describe, expect, it } from "vitest";
import type { Threshold } from "../decisions";
import { evidencePages, findThresholds, valueIn } from "./range";

const limit = {
  name: "pain_limit",
  title: "Pain that is still stable",
  unit: "points of 10",
  least: 2,
  most: 5,
};
const silence = {
  name: "silent_days_mail",
  title: "Silence before a mail",
  unit: "days",
  least: 3,
  most: 30,
};
const all = [limit, silence] as Threshold[];

describe("a threshold", () => {
  it.each([
    ["2", 2],
    [" 5 ", 5],
    ["1", null],
    ["6", null],
    ["3.5", null],
    ["-3", null],
    ["3e0", null],
    ["", null],
    ["three", null],
  ])("typed as %j is %j", (typed, expected) => {
    expect(valueIn(typed, limit as Threshold)).toBe(expected);
  });

  it.each([
    ["by its title", "stable", ["pain_limit"]],
    ["by its name and unit", "silent days", ["silent_days_mail"]],
    ["all of them by nothing", "", ["pain_limit", "silent_days_mail"]],
    ["never by half of the words", "stable days", []],
  ])("is found %s", (_, typed, names) => {
    expect(findThresholds(all, typed).map(({ name }) => name)).toEqual(names);
  });
});

it("evidence leads to the library's page that tells of it", () => {
  const pages = evidencePages({
    badges: { loading: { source: "docs/evidence.md#pain-limit" } },
    pages: { "pain-rule": { badge: "loading", title: "" }, tendon: { badge: null, title: "" } },
  });
  expect([...pages]).toEqual([["pain-limit", "pain-rule"]]);
});
