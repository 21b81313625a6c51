/** What one reminder's rows come to: what was told, seen and done, or why it was not. Pure. */

import type { DeviceHealth, ReminderLife } from "../../api/types";

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
  /** A test asks for no answer but that it was seen. */
  isTest: boolean;
}

/** `confirmed_at`: when the person said that they saw this test. */
export type Life = ReminderLife & { confirmed_at?: string };

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

export function said(life: Life): Said {
  const told = toldAt(life);
  const seen = when(life, "shown") ?? life.confirmed_at ?? null;
  let ending = ENDINGS[life.state];
  if (ending === "told" && life.channel === "email") ending = "mailed";
  // It was told, and its time ran out unanswered.
  else if (ending === "told" || (ending === "not told" && told)) ending = seen ? "seen" : "told";
  return { ending, toldAt: told, seenAt: seen, reason: life.reason ?? "", isTest: life.kind === "test" };
}

/** What the person said of a device after a test reached it holds for the test, whatever became of its receipt. */
export function withConfirmed(
  lives: readonly ReminderLife[],
  devices: readonly Pick<DeviceHealth, "id" | "confirmed_at">[],
): Life[] {
  return lives.map((life) => {
    if (life.kind !== "test" || when(life, "shown")) return life;
    const confirmed = life.deliveries.filter(hasLeft).flatMap(({ device_id, sent_at, at }) => {
      const said_at = devices.find(({ id }) => id === device_id)?.confirmed_at;
      return said_at && Date.parse(said_at) >= Date.parse(sent_at ?? at) ? [said_at] : [];
    });
    return confirmed[0] ? { ...life, confirmed_at: confirmed[0] } : life;
  });
}

export type Step =
  | { at: string; what: "planned" | "due" | "shown" | "confirmed" | "clicked" | "dismissed" | "end" }
  | { at: string; what: "sent" | "unsent"; device: string; answer: string };

const EVENTS: readonly string[] = ["shown", "clicked", "dismissed"];
const ORDER = ["planned", "due", "sent", "unsent", "shown", "confirmed", "clicked", "dismissed", "end"];

/** Its whole life, in the order in which it happened. */
export function steps(life: Life): Step[] {
  const found: Step[] = [{ at: life.due_at, what: "due" }];
  if (life.planned_at) found.push({ at: life.planned_at, what: "planned" });
  for (const one of life.deliveries) {
    const what = hasLeft(one) ? "sent" : "unsent";
    found.push({ at: one.sent_at ?? one.at, what, device: one.device, answer: one.answer ?? one.status });
  }
  for (const { event, at } of life.events) {
    if (EVENTS.includes(event)) found.push({ at, what: event as "shown" });
  }
  if (life.confirmed_at) found.push({ at: life.confirmed_at, what: "confirmed" });
  if (life.settled_at && !["accepted", "shown"].includes(life.state))
    found.push({ at: life.settled_at, what: "end" });
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b));
}

const rank = ({ what }: Step): number => ORDER.indexOf(what);
