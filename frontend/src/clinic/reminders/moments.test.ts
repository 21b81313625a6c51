import { describe, expect, it } from "vitest";
import type { ReminderLife } from "../data";
import { lookOf, momentsOf, tallyOf } from "./moments";

const PHONE = { device: "Phone", device_id: "p" };

function life(changes: Partial<ReminderLife> = {}): ReminderLife {
  return {
    id: "r",
    kind: "session",
    channel: "push",
    round: 0,
    due_at: "2026-03-20T18:00:00Z",
    planned_at: "2026-03-16T09:00:00Z",
    claimed_at: "2026-03-20T18:00:01Z",
    waits_until: null,
    expires_at: "2026-03-20T20:00:00Z",
    settled_at: "2026-03-20T18:00:02Z",
    state: "accepted",
    reason: null,
    told_with: null,
    deliveries: [
      {
        ...PHONE,
        status: "accepted",
        answer: "201",
        sent_at: "2026-03-20T18:00:01Z",
        at: "2026-03-20T18:00:02Z",
      },
    ],
    events: [],
    ...changes,
  };
}

const texts = (changes: Partial<ReminderLife>) => momentsOf(life(changes)).map(({ text }) => text);

describe("the moments of a reminder", () => {
  it("go from its planning to its answer", () => {
    const events = [
      { event: "shown", at: "2026-03-20T18:00:03Z", device_id: "p" },
      { event: "acted", at: "2026-03-20T18:40:00Z", device_id: null },
    ];
    expect(texts({ state: "acted", reason: "done", settled_at: "2026-03-20T18:40:00Z", events })).toEqual([
      "planned",
      "due",
      "taken to be sent",
      "sent to Phone, taken (201)",
      "shown on the phone",
      "done",
    ]);
  });

  it("tell why nothing was told", () => {
    const never: Partial<ReminderLife> = {
      claimed_at: null,
      deliveries: [],
      state: "expired",
      reason: "late",
    };
    expect(texts({ ...never, settled_at: "2026-03-20T20:00:00Z" })).toEqual([
      "planned",
      "due",
      "not told: past its use",
    ]);
  });

  it("tell what a push service answered and when the next try is", () => {
    const refused = {
      ...PHONE,
      status: "gone",
      answer: "410",
      sent_at: null,
      at: "2026-03-20T18:00:02Z",
    } as const;
    const waits = { state: "open", settled_at: null, waits_until: "2026-03-20T18:05:00Z" } as const;
    expect(texts({ ...waits, deliveries: [refused] }).slice(2)).toEqual([
      "taken to be sent",
      "not taken for Phone: the address is gone",
      "next try",
    ]);
  });

  it("tell of an e-mail that left", () => {
    expect(texts({ channel: "email", round: 2, deliveries: [] }).at(-1)).toBe("sent by e-mail");
  });
});

describe("the bead of a reminder", () => {
  it.each([
    ["full", { state: "acted", reason: "done" }],
    ["ring", { state: "shown", events: [{ event: "shown", at: "2026-03-20T18:00:03Z", device_id: "p" }] }],
    ["plain", {}],
    ["missed", { state: "expired", reason: "late", deliveries: [] }],
    ["missed", { state: "failed", reason: "gave_up", deliveries: [] }],
    ["dashed", { state: "suppressed", reason: "day_full", deliveries: [] }],
    ["dashed", { state: "cancelled", reason: "done", deliveries: [] }],
  ] as [string, Partial<ReminderLife>][])("%s", (look, changes) => {
    expect(lookOf(life(changes))).toBe(look);
  });
});

describe("the tally", () => {
  it("leaves out tests and what was not wanted", () => {
    const shown = [{ event: "shown", at: "2026-03-20T18:00:03Z", device_id: "p" }];
    const told = [
      life(),
      life({ state: "shown", events: shown }),
      life({ state: "acted", reason: "done", events: shown }),
      life({ kind: "test", state: "shown", events: shown }),
      life({ state: "cancelled", reason: "done" }),
      life({ state: "suppressed", reason: "quiet" }),
    ];
    expect(tallyOf(told)).toEqual({ shown: 2, answered: 1, all: 3 });
  });
});
