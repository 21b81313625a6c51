/** Ada's week, for tests: sessions on Tuesday, Friday and Sunday at 18:00 in London. */

import type { Kind, Occurrence } from "../api/types";
import { addDays, instantOf, wallAt } from "./wall";

export const ZONE = "Europe/London";
const HOUR_MS = 3_600_000;

const USEFUL_HOURS: Partial<Record<Kind, number>> = {
  session: 2,
  collagen: 0.5,
  gtn_patch: 6,
  shockwave: 1,
  shockwave_soon: 2,
};

export function occurrence(kind: Kind, local: string, more: Partial<Occurrence> = {}): Occurrence {
  const due = instantOf(local, ZONE);
  return {
    id: `${kind} ${local}`,
    kind,
    due_at: new Date(due).toISOString(),
    expires_at: new Date(due + (USEFUL_HOURS[kind] ?? 12) * HOUR_MS).toISOString(),
    local,
    zone: ZONE,
    state: "planned",
    moved_from_local: null,
    n: null,
    of: null,
    anchor_id: null,
    snoozed_until: null,
    acted_at: null,
    entry_id: null,
    detail: {},
    ...more,
  };
}

/** A session with what hangs on it. */
export function sessionDay(date: string): Occurrence[] {
  const session = occurrence("session", `${date}T18:00`);
  const lead = instantOf(session.local, ZONE) - HOUR_MS / 2;
  return [
    occurrence("collagen", wallAt(lead, ZONE), { anchor_id: session.id, detail: { lead_minutes: 30 } }),
    session,
    occurrence("next_day_check", `${addDays(date, 1)}T08:30`, { anchor_id: session.id }),
  ];
}

export const adasWeek = (): Occurrence[] =>
  ["2026-03-17", "2026-03-20", "2026-03-22"]
    .flatMap(sessionDay)
    .sort((a, b) => a.due_at.localeCompare(b.due_at));

export const at = (local: string): number => instantOf(local, ZONE);
