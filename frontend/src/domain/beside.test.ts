import { describe, expect, test } from "vitest";
import { asEntry } from "../outbox/entry";
import { comingBack, doneEffect, givingWay } from "./beside";
import { sessionDay } from "./occurrence.fixture";
import { withUnsent } from "./overlay";

const ROOM = { ends_on: "2026-05-04", days_apart: 2 };
const FRIDAY = "2026-03-20T11:00:00.000Z";
const SATURDAY = "2026-03-21T11:00:00.000Z";
const week = ["2026-03-20", "2026-03-22", "2026-03-24"].flatMap(sessionDay);
const SUNDAY = "session 2026-03-22T18:00";

const of = (plan: typeof week, id: string) => plan.find((one) => one.id === id) as (typeof week)[number];
const entry = (verb: "done" | "undo", at: string, beside: string[]) =>
  asEntry({
    id: verb,
    method: "PUT",
    url: "/",
    made_at: at,
    occurrence_id: SUNDAY,
    effect: { verb, at, beside },
  });
const done = (at: string) => ({ ...entry("done", at, []), effect: doneEffect(SUNDAY, week, at, ROOM) });
const standing = (plan: typeof week) => plan.filter(({ state }) => state === "planned").map(({ id }) => id);

describe("a session done before its day", () => {
  test("takes the place of the one that stands too near, with what hangs on that", () => {
    expect(standing(withUnsent(week, [done(FRIDAY)]))).toEqual([
      "next_day_check 2026-03-23T08:30",
      "collagen 2026-03-24T17:30",
      "session 2026-03-24T18:00",
      "next_day_check 2026-03-25T08:30",
    ]);
  });

  test("gives the place back when it is taken back", () => {
    const shown = withUnsent(week, [done(FRIDAY)]);
    const undone = entry("undo", FRIDAY, comingBack(of(shown, SUNDAY), shown, ROOM));
    expect(standing(withUnsent(week, [done(FRIDAY), undone]))).toEqual(standing(week));
    expect(standing(withUnsent(shown, [undone]))).toEqual(standing(week));
  });

  test.each([
    ["on its own day", "2026-03-22T11:00:00.000Z", 3],
    ["a day before, where a plan has sessions day by day", SATURDAY, 1],
    ["once the other was missed", SATURDAY, 2],
  ])("leaves the others alone %s", (_, at, days_apart) => {
    const gone = givingWay(of(week, SUNDAY), week, at, { ...ROOM, days_apart });
    expect(gone.filter((id) => id.startsWith("session"))).toEqual([]);
  });

  test("leaves the morning after one that was missed: it may have been done all the same", () => {
    const early = "2026-03-21T06:00:00.000Z";
    expect(givingWay(of(week, SUNDAY), week, early, ROOM)).toEqual([]);
  });

  test("leaves alone what was done already, and the morning after it", () => {
    const known = week.map((one) =>
      one.id === "session 2026-03-20T18:00" ? { ...one, state: "done" as const } : one,
    );
    expect(givingWay(of(known, SUNDAY), known, FRIDAY, ROOM)).toEqual([]);
  });
});
