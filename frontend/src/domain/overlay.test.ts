import { describe, expect, test } from "vitest";
import { asEntry, type Effect } from "../outbox/entry";
import { occurrence, sessionDay, ZONE } from "./occurrence.fixture";
import { withUnsent } from "./overlay";
import { wallAt } from "./wall";

const AT = "2026-03-17T17:00:00.000Z";
const [collagen, session, check] = sessionDay("2026-03-27");
const known = [collagen, session, check].flatMap((one) => (one ? [one] : []));
const sessionId = session?.id ?? "";

const entry = (effect: Effect, more = {}) =>
  asEntry({ id: "e", method: "PUT", url: "/", made_at: AT, occurrence_id: sessionId, effect, ...more });

const states = (plan: ReturnType<typeof withUnsent>) =>
  Object.fromEntries(plan.map((one) => [one.kind, one.state]));

test("without entries the plan is as the server said", () => {
  expect(withUnsent(known, [])).toEqual(known);
});

test("a session done cancels its collagen prompt and keeps the check", () => {
  const plan = withUnsent(known, [entry({ verb: "done", at: AT })]);
  expect(states(plan)).toEqual({ collagen: "cancelled", session: "done", next_day_check: "planned" });
});

test("a session skipped cancels both", () => {
  const plan = withUnsent(known, [entry({ verb: "skip", at: AT })]);
  expect(states(plan)).toEqual({ collagen: "cancelled", session: "skipped", next_day_check: "cancelled" });
});

describe("a moved session takes along what hangs on it", () => {
  const plan = withUnsent(known, [entry({ verb: "move", at: AT, to_local: "2026-03-29T03:10" })]);
  const byKind = new Map(plan.map((one) => [one.kind, one]));

  test("collagen by elapsed time, across the change of clocks", () => {
    const prompt = byKind.get("collagen");
    expect(prompt?.due_at).toBe("2026-03-29T01:40:00.000Z");
    expect(prompt?.expires_at).toBe(byKind.get("session")?.due_at);
  });

  test("the check to the next morning at its own hour", () => {
    expect(byKind.get("next_day_check")?.local).toBe("2026-03-30T08:30");
  });

  test("and remembers where it came from", () => {
    expect(byKind.get("session")?.moved_from_local).toBe("2026-03-27T18:00");
  });
});

test("taking back a move that the server knows puts everything where it was", () => {
  const moved = withUnsent(known, [entry({ verb: "move", at: AT, to_local: "2026-03-25T19:00" })]);
  const plan = withUnsent(moved, [entry({ verb: "undo", at: AT })]);
  expect(plan.map((one) => one.local)).toEqual(known.map((one) => one.local));
});

test("taking back a skip that the server knows opens all three", () => {
  const skipped = withUnsent(known, [entry({ verb: "skip", at: AT })]);
  const plan = withUnsent(skipped, [entry({ verb: "undo", at: AT })]);
  expect(new Set(plan.map((one) => one.state))).toEqual(new Set(["planned"]));
});

test("a snooze counts from when it was said", () => {
  const patch = occurrence("gtn_patch", "2026-03-17T16:00");
  const snooze = entry({ verb: "snooze", at: AT, minutes: 15 }, { occurrence_id: patch.id });
  const [snoozed] = withUnsent([patch], [snooze]);
  expect(wallAt(Date.parse(snoozed?.snoozed_until ?? ""), ZONE)).toBe("2026-03-17T17:15");
});

test.each([
  ["before it is due", 15],
  ["just when it is due", 30],
])("a snooze that would end %s leaves it at its time", (_, minutes) => {
  const patch = occurrence("gtn_patch", "2026-03-17T17:30");
  const snooze = entry({ verb: "snooze", at: AT, minutes }, { occurrence_id: patch.id });
  expect(withUnsent([patch], [snooze])).toEqual([patch]);
});

test("a refused entry changes nothing", () => {
  const refused = entry({ verb: "skip", at: AT }, { refusal: { status: 409, title: "" } });
  expect(withUnsent(known, [refused])).toEqual(known);
});
