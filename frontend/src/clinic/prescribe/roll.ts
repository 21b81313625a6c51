/** The days of a plan as lines: what each holds and where it stands between morning and night. */

import { instantOf } from "../../domain/wall";
import { addDays, daysBetween, type LocalDate, minuteOfDay } from "../calendar";
import type { PatientPage, PlannedDay, PlannedItem } from "../data";

// In percent of the line, so that it fits a side column and a whole page alike
const BEAD_WIDTH = 5;
const EDGE = 3;
const DAY_MS = 24 * 60 * 60_000;

/** Whole hours, so that the ticks above the line can be named. */
export interface Hours {
  from: number;
  to: number;
}

export interface RollDay extends PlannedDay {
  /** In the running plan and no longer in this one. */
  gone: PlannedItem[];
}

export interface PlacedBead {
  item: PlannedItem;
  x: number;
  /** Sent as one with the bead before it: same minute, one notification. */
  isJoined: boolean;
  isGone: boolean;
}

export function hoursOf(days: readonly RollDay[]): Hours {
  const minutes = days.flatMap((day) => [...day.items, ...day.gone].map((item) => minuteOfDay(item.local)));
  return {
    from: Math.min(7, ...minutes.map((minute) => Math.floor(minute / 60))),
    to: Math.max(21, ...minutes.map((minute) => Math.ceil(minute / 60))),
  };
}

/** In percent from the left end of the line. */
export function placeOn(hours: Hours, minute: number): number {
  const share = (minute - hours.from * 60) / ((hours.to - hours.from) * 60);
  return EDGE + share * (100 - 2 * EDGE);
}

/** In the order of the clock, none over another, all inside the line. */
export function beadsOf(day: RollDay, hours: Hours): PlacedBead[] {
  const inOrder = [
    ...day.items.map((item) => ({ item, isGone: false })),
    ...day.gone.map((item) => ({ item, isGone: true })),
  ].sort((one, other) => minuteOfDay(one.item.local) - minuteOfDay(other.item.local));
  const beads: PlacedBead[] = [];
  for (const { item, isGone } of inOrder) {
    const before = beads.at(-1);
    const wanted = placeOn(hours, minuteOfDay(item.local));
    const x = before ? Math.max(wanted, before.x + BEAD_WIDTH) : wanted;
    const isJoined = before !== undefined && !isGone && !before.isGone && isSentWith(before.item, item);
    beads.push({ item, x, isJoined, isGone });
  }
  let limit = 100 - EDGE;
  for (const bead of beads.reverse()) {
    bead.x = Math.min(bead.x, limit);
    limit = bead.x - BEAD_WIDTH;
  }
  return beads.reverse();
}

/** An appointment is not a send: only its prompts are. Nor is what the patient's own wishes keep silent. */
export function isSend(item: PlannedItem): boolean {
  return item.told_local !== null;
}

export function isSentWith(one: PlannedItem, other: PlannedItem): boolean {
  return isSend(one) && one.told_local === other.told_local && one.due_at === other.due_at;
}

function sendsOf(items: readonly PlannedItem[]): number {
  return new Set(items.filter(isSend).map((item) => item.told_local)).size;
}

type Upcoming = PatientPage["upcoming"][number];

/** What stands in the running plan, as a preview would name it. */
export function asPlanned({ kind, local, due_at }: Upcoming, zone: string): PlannedItem {
  const told_local = kind === "shockwave" ? null : local;
  return { kind, local, due_at, expires_at: due_at, zone, n: null, of: null, told_local, unsent: null };
}

/** One day for each date from `from` on, empty ones too. */
export function daysFrom(from: LocalDate, length: number, items: readonly PlannedItem[]): RollDay[] {
  return Array.from({ length }, (_, at) => {
    const date = addDays(from, at);
    const ofDay = items.filter((item) => item.local.startsWith(date));
    return { date, items: ofDay, sends: sendsOf(ofDay), gone: [] };
  });
}

/** The days of a preview from `today` on, without gaps, with what the running plan would still have sent. */
export function rollOf(
  days: readonly PlannedDay[],
  today: LocalDate,
  running: readonly PlannedItem[],
): RollDay[] {
  const known = new Map(days.map((day) => [day.date, day]));
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (first === undefined || last === undefined) return [];
  const from = first < today ? today : first;
  return Array.from({ length: Math.max(0, daysBetween(from, last) + 1) }, (_, at) => {
    const date = addDays(from, at);
    const day = known.get(date) ?? { date, items: [], sends: 0 };
    const gone = running.filter(
      (item) => item.local.startsWith(date) && !day.items.some((kept) => isSame(kept, item)),
    );
    return { ...day, gone };
  });
}

function isSame(one: PlannedItem, other: PlannedItem): boolean {
  return one.kind === other.kind && one.due_at === other.due_at;
}

/** The first day in the plan that does not last 24 hours, if there is one. */
export function clockChange(days: readonly PlannedDay[], zone: string): LocalDate | null {
  const midnight = (date: LocalDate) => instantOf(`${date}T00:00`, zone);
  const last = days.at(-1)?.date;
  for (let date = days[0]?.date; date && last && date <= last; date = addDays(date, 1)) {
    if (midnight(addDays(date, 1)) - midnight(date) !== DAY_MS) return date;
  }
  return null;
}
