/** What one reminder's rows come to: what was told, seen and done, or why it was not. Pure. */

import type { ReminderLife } from "../../api/types";

export type Ending =
  | "answered"
  | "seen"
  | "told"
  | "mailed"
  | "waiting"
  | "not told"
  | "failed"
  | "not needed";

export interface Said {
  ending: Ending;
  toldAt: string | null;
  seenAt: string | null;
  /** What the person made of it, or why it was not told; a short key. */
  reason: string;
}

type Delivery = ReminderLife["deliveries"][number];

/** Oldest first, as the server sends them. */
const when = (life: ReminderLife, event: string): string | null =>
  life.events.find((one) => one.event === event)?.at ?? null;

const hasLeft = (one: Delivery): boolean => one.status === "accepted";

export function toldAt(life: ReminderLife): string | null {
  const left = life.deliveries.find(hasLeft);
  if (left) return left.sent_at ?? left.at;
  return life.state === "accepted" ? life.settled_at : null;
}

const ENDINGS: Record<ReminderLife["state"], Ending> = {
  open: "waiting",
  accepted: "told",
  shown: "seen",
  acted: "answered",
  expired: "not told",
  cancelled: "not needed",
  suppressed: "not told",
  failed: "failed",
};

export function said(life: ReminderLife): Said {
  const told = toldAt(life);
  const seen = when(life, "shown");
  let ending = ENDINGS[life.state];
  if (ending === "told" && life.channel === "email") ending = "mailed";
  // It was told, and its time ran out unanswered.
  else if (ending === "not told" && told) ending = seen ? "seen" : "told";
  return { ending, toldAt: told, seenAt: seen, reason: life.reason ?? "" };
}

export type Step =
  | { at: string; what: "planned" | "due" | "shown" | "clicked" | "dismissed" | "end" }
  | { at: string; what: "sent" | "unsent"; device: string; answer: string };

const EVENTS: readonly string[] = ["shown", "clicked", "dismissed"];
const ORDER = ["planned", "due", "sent", "unsent", "shown", "clicked", "dismissed", "end"];

/** Its whole life, in the order in which it happened. */
export function steps(life: ReminderLife): Step[] {
  const found: Step[] = [{ at: life.due_at, what: "due" }];
  if (life.planned_at) found.push({ at: life.planned_at, what: "planned" });
  for (const one of life.deliveries) {
    const what = hasLeft(one) ? "sent" : "unsent";
    found.push({ at: one.sent_at ?? one.at, what, device: one.device, answer: one.answer ?? one.status });
  }
  for (const { event, at } of life.events) {
    if (EVENTS.includes(event)) found.push({ at, what: event as "shown" });
  }
  if (life.settled_at && !["accepted", "shown"].includes(life.state))
    found.push({ at: life.settled_at, what: "end" });
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b));
}

const rank = ({ what }: Step): number => ORDER.indexOf(what);
