import { expect, test } from "vitest";
import { DRAWN, HEIGHT, PLACES, placeAt, WIDTH } from "./places";

test.each(PLACES)("a tap on the number of %s chooses it", (place) => {
  expect(placeAt(...DRAWN[place].mark)).toBe(place);
});

test.each(PLACES)("every point of %s belongs to it, and lies in the drawing", (place) => {
  for (const [x, y] of DRAWN[place].points) {
    expect(placeAt(x, y)).toBe(place);
    expect(x > 0 && x < WIDTH && y > 0 && y < HEIGHT).toBe(true);
  }
});

test("a tap beside the leg chooses nothing", () => {
  expect(placeAt(300, 20)).toBeNull();
});

test("a tap a little beside a place still chooses it", () => {
  expect(placeAt(58, 225)).toBe("midportion");
  expect(placeAt(195, 255)).toBe("deep");
});
