import { describe, expect, test } from "vitest";
import type { ReminderLife } from "../../api/types";
import { line } from "../../messages/en/history";
import { said, steps, withConfirmed } from "./life";

const life = (more: Partial<ReminderLife> = {}): ReminderLife => ({
  id: "n1",
  kind: "session",
  channel: "push",
  round: 0,
  due_at: "2026-03-17T18:00:00Z",
  planned_at: "2026-03-03T09:00:00Z",
  claimed_at: "2026-03-17T18:00:00Z",
  expires_at: "2026-03-17T20:00:00Z",
  settled_at: null,
  waits_until: null,
  state: "open",
  reason: null,
  told_with: null,
  deliveries: [],
  events: [],
  ...more,
});

const delivery = (more: Partial<ReminderLife["deliveries"][number]> = {}) => ({
  device: "Chrome on Android",
  device_id: "d1",
  status: "accepted" as const,
  answer: "201",
  sent_at: "2026-03-17T18:00:01Z",
  at: "2026-03-17T18:00:02Z",
  ...more,
});

const shown = { event: "shown" as const, at: "2026-03-17T18:02:00Z", device_id: "d1" };

describe("what a reminder came to", () => {
  test.each<[string, Partial<ReminderLife>, string]>([
    [
      "told, seen and done",
      { state: "acted", reason: "done", deliveries: [delivery()], events: [shown] },
      "answered",
    ],
    ["told and seen", { state: "shown", deliveries: [delivery()], events: [shown] }, "seen"],
    ["told, and nothing heard since", { state: "accepted", deliveries: [delivery()] }, "told"],
    ["told, and its time ran out", { state: "expired", reason: "late", deliveries: [delivery()] }, "told"],
    ["by e-mail", { state: "accepted", channel: "email", reason: "mail_250" }, "mailed"],
    ["still to come", {}, "waiting"],
    ["too late", { state: "expired", reason: "late" }, "not told"],
    ["in quiet hours", { state: "suppressed", reason: "quiet" }, "not told"],
    ["no push service took it", { state: "failed", deliveries: [delivery({ status: "failed" })] }, "failed"],
    ["done before its time", { state: "cancelled", reason: "done" }, "not needed"],
  ])("%s", (_, more, ending) => {
    expect(said(life(more)).ending).toBe(ending);
  });

  test("with the minutes at which it was told and seen", () => {
    const told = said(life({ state: "acted", reason: "done", deliveries: [delivery()], events: [shown] }));
    expect([told.toldAt, told.seenAt]).toEqual(["2026-03-17T18:00:01Z", "2026-03-17T18:02:00Z"]);
  });

  test("merged into another it left no delivery of its own, and was told when that one was", () => {
    const told = said(life({ state: "accepted", reason: "merged", settled_at: "2026-03-17T18:00:02Z" }));
    expect([told.ending, told.toldAt]).toEqual(["told", "2026-03-17T18:00:02Z"]);
  });
});

describe("its whole life", () => {
  test("stands in the order in which it happened, what fell into one moment too", () => {
    const whole = steps(
      life({
        state: "acted",
        settled_at: "2026-03-17T18:30:00Z",
        deliveries: [delivery({ sent_at: "2026-03-17T18:00:00Z" })],
        events: [{ ...shown, event: "clicked", at: "2026-03-17T18:03:00Z" }, shown],
      }),
    );
    expect(whole.map(({ what }) => what)).toEqual(["planned", "due", "sent", "shown", "clicked", "end"]);
  });

  test("a device that was not reached is told with what its push service said", () => {
    const whole = steps(life({ deliveries: [delivery({ status: "gone", answer: "410" })] }));
    expect(whole.at(-1)).toMatchObject({ what: "unsent", device: "Chrome on Android", answer: "410" });
  });

  test("being shown is not an end of its own", () => {
    const whole = steps(
      life({ state: "shown", settled_at: shown.at, deliveries: [delivery()], events: [shown] }),
    );
    expect(whole.at(-1)?.what).toBe("shown");
  });
});

describe("a test that the person says they saw, though the phone's receipt never came", () => {
  const test_ = life({ kind: "test", state: "accepted", deliveries: [delivery()] });
  const device = (confirmed_at: string | null, id = "d1") => ({ id, confirmed_at });
  const SAID_AT = "2026-03-17T18:01:00Z";
  const at = (instant: string) => instant.slice(11, 16);

  test("stands as seen, and says who said so", () => {
    const [told] = withConfirmed([test_], [device(SAID_AT)]);
    expect(said(told as ReminderLife)).toMatchObject({ ending: "seen", seenAt: SAID_AT });
    expect(line(said(told as ReminderLife), at)).toBe("Told at 18:00, seen 18:01");
    expect(steps(told as ReminderLife).at(-1)).toEqual({ at: SAID_AT, what: "confirmed" });
  });

  test.each([
    ["nobody said so", device(null)],
    ["that was said of an earlier test", device("2026-03-16T09:00:00Z")],
    ["that was said of another device", device(SAID_AT, "d2")],
  ])("stays unseen where %s", (_, one) => {
    const [told] = withConfirmed([test_], [one]);
    expect(said(told as ReminderLife).ending).toBe("told");
  });

  test("a reminder of the plan is not confirmed by a test", () => {
    const [told] = withConfirmed([{ ...test_, kind: "session" }], [device(SAID_AT)]);
    expect(said(told as ReminderLife).ending).toBe("told");
  });

  test("the phone's own receipt goes before what was said", () => {
    const seen = { ...test_, state: "shown" as const, events: [{ ...shown, at: "2026-03-17T18:00:30Z" }] };
    const [told] = withConfirmed([seen], [device(SAID_AT)]);
    expect(line(said(told as ReminderLife), at)).toBe("Told at 18:00, seen 18:00");
  });
});
