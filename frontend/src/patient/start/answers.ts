/** What the first questions gather, page by page, and the shape in which it is told. */

import type { TellingCondition } from "../../api/types";
import type { Place } from "../../ui/leg-map/places";
import type { Answers as Flags } from "../happened/questions";
import type { Pattern } from "./telling";

type Change = NonNullable<TellingCondition["load_change"]>;

/** What is left out was not asked yet; null: the person does not know. */
export interface Answers {
  flags?: Flags;
  left?: readonly Place[] | "unsure";
  right?: readonly Place[] | "unsure";
  pattern?: readonly Pattern[];
  kind?: Change["kind"] | "none";
  percent?: number;
  weeks?: number;
  pain?: number;
  stiffness?: number | null;
  weight?: number | null;
  born?: number | null;
  sex?: TellingCondition["sex"];
  /** A day. */
  steps?: number | null;
  /** A week. */
  run?: number | null;
  games?: number | null;
  illness?: TellingCondition["conditions"];
}

export const PAGES = [
  "flags",
  "left",
  "right",
  "pattern",
  "kind",
  "percent",
  "weeks",
  "pain",
  "stiffness",
  "weight",
  "born",
  "sex",
  "week",
  "illness",
] as const;
export type Page = (typeof PAGES)[number];

/** How much more and when is asked only where there was more of something. */
export const pages = ({ kind }: Answers): Page[] =>
  PAGES.filter((page) => (page !== "percent" && page !== "weeks") || (kind ?? "none") !== "none");
