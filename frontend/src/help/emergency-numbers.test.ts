import { expect, it } from "vitest";
import { emergencyNumbers } from "./emergency-numbers";

it.each([
  ["Europe/London", "999"],
  ["Europe/Berlin", "112"],
  ["America/New_York", "911"],
  ["Australia/Sydney", "000"],
  ["Pacific/Auckland", "111"],
  ["Asia/Tokyo", "112"],
])("in %s it is %s", (zone, number) => {
  expect(emergencyNumbers(zone)[0]).toBe(number);
});
