/** What a morning check comes to, in words. */

import { longDate } from "./words";

export const verdict: Record<string, { heading: string; isBad?: boolean }> = {
  stable: { heading: "Stable" },
  amber: { heading: "Not clear yet" },
  unknown: { heading: "Not known" },
  unstable: { heading: "Unstable", isBad: true },
};
export const saved = "Saved";
export const savedText = "We say what it means as soon as there is a signal.";
export const toDo = "What to do";
export const toCall = "Who to call";

export const change = {
  down: (day: string | null) => (day ? `The one change, from ${day}` : "The one change"),
  same: (day: string | null) => (day ? `What changes on ${day}` : "What changes next time"),
  unit: { kg: "kg", contacts: "contacts" },
  side: { left: "left leg", right: "right leg", both: "both legs" } as Record<string, string>,
  sets: (sets: number, from: number, to: number) =>
    `${sets} sets of ${from === to ? from : `${from} to ${to}`}`,
  rest: "Everything else stays.",
  offline: "What changes next time comes with the next signal.",
  by: (author: string, until: string) => `${author} has decided for now, until ${longDate(until)}.`,
};

export const why = {
  heading: "Why",
  after: (limit: number) => `Worst after the session, limit ${limit}`,
  morning: (usual: number) => `This morning, usual ${usual}`,
  tablets: "Painkillers",
  stiff: "Stiff, in minutes",
  yes: "yes",
  no: "no",
  unsaid: "not said",
};
export const picture = { limit: (limit: number) => `your limit, ${limit}`, session: "session", now: "now" };
export const back = "Back to today";
export const undo = "Change my answers";
export const again = "We ask once more today whether it has settled.";
