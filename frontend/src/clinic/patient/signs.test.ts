import { expect, it } from "vitest";
import type { SideEffect } from "../decisions";
import { saySigns } from "./signs";

it("a side effect is said without what was not noticed", () => {
  const said = {
    noted_at: "2026-03-21T08:00:00Z",
    headache: "moderate",
    rash: "none",
    dizzy: true,
    faint: false,
    painkiller_days: 2,
    note: "since noon",
  } as SideEffect["said"];
  expect(saySigns(said)).toBe("headache: moderate; dizzy; painkillers: 2 days of seven");
  expect(saySigns({ ...said, headache: "none", dizzy: false, painkiller_days: 0 })).toBe("");
});
