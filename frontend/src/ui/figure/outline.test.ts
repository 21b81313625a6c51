import { expect, test } from "vitest";
import { disc, outline } from "./outline";

test("an outline goes through its points and closes", () => {
  const d = outline([1, 0, 2, 0, 2, 3]);
  expect(d).toMatch(/^M1 0C.* 2 0C.* 2 3C.* 1 0Z$/);
});

test("one that begins and ends on the middle line is mirrored", () => {
  expect(outline([0, 0, 2, 1, 0, 3])).toBe(outline([0, 0, 2, 1, 0, 3, -2, 1]));
});

test("a disc begins at its left", () => expect(disc([5, 6], 2)).toMatch(/^M3 6a2 2 /));
