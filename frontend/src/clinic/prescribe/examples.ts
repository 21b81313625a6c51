/** Examples the tests of this folder share. */

import type { PlannedItem, Prescription } from "../data";

export const prescription: Prescription = {
  template: "article_midportion",
  starts_on: "2026-11-23",
  sessions: { weekdays: ["mon", "wed", "fri"], time: "18:00", days_apart: null },
  collagen: { lead_minutes: 30, dose: "" },
  next_day_check: { time: "08:30" },
  gtn: null,
  wedges: null,
  shockwave: null,
  reason: "",
};

/** A reminder at this wall time in London's winter, where the wall clock is UTC. */
export function planned(kind: PlannedItem["kind"], local: string): PlannedItem {
  const due_at = `${local}:00Z`;
  return {
    kind,
    local,
    due_at,
    expires_at: due_at,
    zone: "Europe/London",
    n: null,
    of: null,
    told_local: kind === "shockwave" ? null : local,
    unsent: null,
  };
}
