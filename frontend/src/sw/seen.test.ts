import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { isNew } from "./seen";

const DAY_MS = 24 * 60 * 60_000;

test("a notice is new once, even when it comes twice at the same moment", async () => {
  expect((await Promise.all([isNew("n1", 0), isNew("n1", 0)])).sort()).toEqual([false, true]);
  expect(await isNew("n1", DAY_MS)).toBe(false);
});

test("a push without a notice is always shown", async () => {
  expect([await isNew(null, 0), await isNew(null, 0)]).toEqual([true, true]);
});

test("claims older than a week are forgotten on the way", async () => {
  await isNew("old", 0);
  await isNew("other", 8 * DAY_MS);
  expect(await isNew("old", 8 * DAY_MS)).toBe(true);
});
