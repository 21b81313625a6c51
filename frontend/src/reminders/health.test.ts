import { expect, test } from "vitest";
import type { Device } from "../api/types";
import { healthOf } from "./health";

const device = (more: Partial<Device> = {}): Device => ({
  id: "d1",
  label: "Chrome on Android",
  platform: "android",
  state: "working",
  endpoint_hash: "00",
  confirmed_at: null,
  last_shown_at: null,
  created_at: "2026-03-03T09:00:00Z",
  ...more,
});

test.each<[string, Device[], Device | null, string, boolean?]>([
  ["no device at all", [], null, "nowhere"],
  ["only one that is gone", [device({ state: "gone" })], null, "nowhere"],
  ["no device, but e-mail", [], null, "mailed", true],
  ["another device", [device()], null, "elsewhere", true],
  ["this one, and nothing was ever shown", [], device(), "untried"],
  ["this one, silent for three days", [], device({ state: "silent" }), "silent"],
  ["this one, whose address is gone", [], device({ state: "gone" }), "lost"],
  ["this one, made with another key", [], device({ state: "needs_resubscribe" }), "lost"],
])("%s", (_, devices, own, is, isMailed = false) => {
  expect(healthOf(devices, own, isMailed).is).toBe(is);
});

test("it is well since the later of the last reminder and the last test", () => {
  const own = device({ last_shown_at: "2026-03-09T18:00:00Z", confirmed_at: "2026-03-10T08:00:00Z" });
  expect(healthOf([own], own, false)).toEqual({ is: "well", since: "2026-03-10T08:00:00Z" });
});
