/** What each kind of item means for the day. */

import type { Kind, Occurrence } from "../api/types";

/** Prompts only announce their visit; the visit itself is the row. */
const PROMPTS: ReadonlySet<Kind> = new Set(["shockwave_day_before", "shockwave_soon"]);

/** What is worth the deep block when several things are due at once, most worth first. */
const WORTH: readonly Kind[] = [
  "shockwave",
  "gtn_mri",
  "session",
  "collagen",
  "gtn_patch_off",
  "gtn_patch",
  "gtn_restart",
  "next_day_check",
  "heel_wedges",
  "shockwave_review",
  "gtn_review",
  "wedge_review",
  "questionnaire",
];

/** How long before its time an item is announced in the deep block. */
const ANNOUNCED_MINUTES: Partial<Record<Kind, number>> = { session: 60, shockwave: 120 };

export const isRow = (one: Occurrence): boolean => !PROMPTS.has(one.kind) && one.state !== "cancelled";

export const worth = (kind: Kind): number => WORTH.indexOf(kind);

export const announcedMinutes = (kind: Kind): number => ANNOUNCED_MINUTES[kind] ?? 0;

export const isVisit = (kind: Kind): boolean => kind === "shockwave";

/** Answered on a page of its own, not ticked off. */
export const isAsked = (kind: Kind): boolean => kind === "next_day_check" || kind === "questionnaire";

/** Only a session may be moved by the person: appointments are the clinic's, the rest follows. */
export const isMovable = (kind: Kind): boolean => kind === "session";

/** Collagen after its session would do nothing. */
export const isWorthLate = (kind: Kind): boolean => kind !== "collagen";
