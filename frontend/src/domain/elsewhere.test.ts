import { describe, expect, test } from "vitest";
import { keepsOtherHours, placeOf, zoneToAsk } from "./elsewhere";

const NOW = Date.parse("2026-03-17T12:00:00Z");
const HOME = "Europe/London";

describe("the zone to ask about", () => {
  test.each<[string, string | undefined, string | null, string | null]>([
    ["at home", HOME, null, null],
    ["abroad", "Asia/Tokyo", null, "Asia/Tokyo"],
    ["abroad, with home kept", "Asia/Tokyo", "Asia/Tokyo", null],
    ["abroad, with home kept from somewhere else", "Asia/Tokyo", "America/New_York", "Asia/Tokyo"],
    ["across a border with the same hours", "Europe/Guernsey", null, null],
    ["with the same hours in winter only", "Africa/Abidjan", null, "Africa/Abidjan"],
    ["under another name of a kept zone", "Asia/Calcutta", "Asia/Kolkata", null],
    ["in a browser that does not tell", undefined, null, null],
    ["in a browser that tells nonsense", "Etc/Unknown", null, null],
  ])("%s", (_, zone, kept_zone, expected) => {
    expect(zoneToAsk(zone, { zone: HOME, kept_zone }, NOW)).toBe(expected);
  });
});

test("hours are compared over a whole year", () => {
  const winter = Date.parse("2026-12-17T12:00:00Z");
  expect(keepsOtherHours("Africa/Abidjan", HOME, winter)).toBe(true);
});

test.each([
  ["Asia/Tokyo", "Tokyo"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["UTC", null],
  ["Etc/GMT+3", null],
])("%s is called %s", (zone, place) => {
  expect(placeOf(zone)).toBe(place);
});
