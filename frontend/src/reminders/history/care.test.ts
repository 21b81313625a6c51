import { expect, test } from "vitest";
import { makerOf, platformOf } from "./care";

test.each([
  ["SM-S918B", "samsung"],
  ["Redmi Note 12", "xiaomi"],
  ["M2012K11AG", "xiaomi"],
  ["2201117TG", "xiaomi"],
  ["ELE-L29", "huawei"],
  ["CPH2581", "oneplus"],
  ["LE2115", "oneplus"],
  ["Pixel 8", "other"],
  ["moto g(60)", "other"],
])("a %s is by %s", (model, maker) => {
  expect(makerOf(model)).toBe(maker);
});

test.each(["", "K"])("a browser that hides the model (%j) leaves the maker open", (model) => {
  expect(makerOf(model)).toBeNull();
});

test.each([
  ["ios", "ios"],
  ["android", "android"],
  ["windows", "desktop"],
  ["linux", "desktop"],
  ["", "desktop"],
] as const)("the care of %j is that of %s", (platform, care) => {
  expect(platformOf(platform)).toBe(care);
});
