/** The reminders of a day in words. */

import { plan } from "../../messages/en/desk-plan";
import { wishes } from "../../messages/en/desk-wishes";
import { timeOf } from "../calendar";
import type { PlannedItem } from "../data";
import { isSentWith, type RollDay } from "./roll";

export interface Moment {
  time: string;
  what: string;
}

/** One entry a notification: what falls in the same minute is said as one; an appointment is marked as not sent. */
export function momentsOf(day: RollDay, marksUnsent = true): Moment[] {
  const groups: RollDay["items"][] = [];
  for (const item of day.items) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && isSentWith(first, item)) group.push(item);
    else groups.push([item]);
  }
  return groups.map((group) => {
    const [first] = group;
    const things = group.map((item) => plan.item(item.kind, item.n, item.of)).join(", ");
    const what = group.length > 1 ? plan.roll.joined(things) : things;
    const note = marksUnsent && first ? noteOf(first) : "";
    return { time: first ? timeOf(first.local) : "", what: note ? `${what}, ${note}` : what };
  });
}

function noteOf(item: PlannedItem): string {
  if (item.told_local === null) return item.unsent ? wishes.unsent[item.unsent] : plan.roll.notSent;
  return item.told_local === item.local ? "" : wishes.toldAt(timeOf(item.told_local));
}

export function sayRollDay(day: RollDay): string {
  const moments = momentsOf(day).map(({ time, what }) => `${time} ${what}`);
  const gone = day.gone.map((item) => `${timeOf(item.local)} ${plan.kinds[item.kind]} ${plan.roll.gone}`);
  return [...moments, ...gone].join("; ") || plan.roll.nothing;
}
