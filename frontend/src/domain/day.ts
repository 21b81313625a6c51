/** Sorts what is planned into now, open from earlier, later today, tomorrow, after that, and done. */

import type { Occurrence } from "../api/types";
import { announcedMinutes, isRow, isWorthLate, worth } from "./kinds";
import { addDays, dateOf, minutesUntil, wallAt } from "./wall";

const MINUTE_MS = 60_000;

export interface NowBlock {
  /** The session's collagen, taken or still to take. */
  before: Occurrence | null;
  item: Occurrence;
  /** The one to do first. */
  next: Occurrence;
  /** Until `next`; zero or less once its time has come. */
  minutes: number;
}

export interface Arranged {
  today: string;
  now: NowBlock | null;
  /** Due as well, but not worth the deep block. */
  also: Occurrence[];
  /** Its time of use is over and nobody has said anything. */
  missed: Occurrence[];
  later: Occurrence[];
  tomorrow: Occurrence[];
  /** Planned for the days after tomorrow. */
  ahead: Occurrence[];
  earlier: Occurrence[];
  /** Still to do today. */
  open: number;
}

export function arrange(occurrences: readonly Occurrence[], now: number, zone: string): Arranged {
  const rows = occurrences.filter(isRow);
  const today = dateOf(wallAt(now, zone));
  const tomorrow = addDays(today, 1);
  const dayOf = (one: Occurrence) => dateOf(wallAt(Date.parse(one.due_at), zone));
  const planned = rows.filter((one) => one.state === "planned");
  const block = findNow(planned, rows, now);
  const inBlock = new Set([block?.item.id, block?.before?.id]);
  const rest = planned.filter((one) => !inBlock.has(one.id));
  const isMissed = (one: Occurrence) => Date.parse(one.expires_at) <= now && !isSnoozed(one, now);
  const due = rest.filter((one) => isDue(one, now));
  const dueIds = new Set(due.map((one) => one.id));
  const todays = rest.filter((one) => dayOf(one) === today && !isMissed(one) && !dueIds.has(one.id));
  const ended = rows.filter((one) => one.state !== "planned" && dayOf(one) === today && !inBlock.has(one.id));
  const stillOpen = [...todays, ...due, ...[block?.item, block?.before]].filter(
    (one) => one?.state === "planned",
  );
  return {
    today,
    now: block,
    also: due,
    missed: rest.filter((one) => isMissed(one) && isWorthLate(one.kind)),
    later: todays,
    tomorrow: rest.filter((one) => dayOf(one) === tomorrow && !dueIds.has(one.id)),
    ahead: rest.filter((one) => dayOf(one) > tomorrow),
    earlier: ended,
    open: stillOpen.length,
  };
}

const isSnoozed = (one: Occurrence, now: number): boolean =>
  one.snoozed_until !== null && Date.parse(one.snoozed_until) > now;

function isDue(one: Occurrence, now: number): boolean {
  const announced = Date.parse(one.due_at) - announcedMinutes(one.kind) * MINUTE_MS;
  return announced <= now && now < Date.parse(one.expires_at) && !isSnoozed(one, now);
}

function findNow(planned: readonly Occurrence[], rows: readonly Occurrence[], now: number): NowBlock | null {
  const due = planned.filter((one) => isDue(one, now));
  const first = due.sort((a, b) => worth(a.kind) - worth(b.kind) || a.due_at.localeCompare(b.due_at))[0];
  if (!first) return null;
  const session = first.kind === "collagen" ? planned.find((one) => one.id === first.anchor_id) : first;
  const item = session ?? first;
  const before = rows.find((one) => one.kind === "collagen" && one.anchor_id === item.id) ?? null;
  const shown = before && isStillOfUse(before, now) ? before : null;
  const next = shown?.state === "planned" ? shown : item;
  return { before: shown, item, next, minutes: minutesUntil(Date.parse(next.due_at), now) };
}

const isStillOfUse = (before: Occurrence, now: number): boolean =>
  before.state === "done" ||
  (before.state === "planned" && Date.parse(before.expires_at) > now && !isSnoozed(before, now));

/** The next thing after today, for days on which nothing is due. */
export function nextAfter(occurrences: readonly Occurrence[], today: string, zone: string): string | null {
  const dates = occurrences
    .filter((one) => isRow(one) && one.state === "planned")
    .map((one) => dateOf(wallAt(Date.parse(one.due_at), zone)));
  return dates.find((date) => date > today) ?? null;
}
