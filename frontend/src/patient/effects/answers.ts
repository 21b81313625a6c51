/** What is asked about side effects, in which order, and what it comes to. Pure. */

import type { Kind, Shapes } from "../../api/types";
import type { Table, Values } from "../../domain/tables";

export type SideEffect = Shapes["SideEffectIn"];

/** Names of what was chosen on the pages with several answers; on the others the one answer. */
export interface Told {
  red: readonly string[];
  noticed: readonly string[];
  tablets: readonly string[];
  headache?: string;
  rash?: string;
  wedge_pain?: string;
  shockwave_soreness?: string;
  painkiller_days?: number;
}

export const NOTHING_TOLD: Told = { red: [], noticed: [], tablets: [] };

export type Page = keyof Told;

/** Which answers make sense only with a course, by the kind of thing that is due in it. */
export const BELONGS: Record<string, Kind> = {
  took_pde5: "gtn_patch",
  headache: "gtn_patch",
  rash: "gtn_patch",
  wedge_pain: "heel_wedges",
  wedge_one_sided: "heel_wedges",
  shockwave_soreness: "shockwave",
};

const FOLLOWING = ["headache", "rash", "wedge_pain", "shockwave_soreness", "painkiller_days"] as const;

/** Red flags first; with one of them nothing else is asked. */
export function pagesOf({ red, noticed }: Told): Page[] {
  if (red.length) return ["red"];
  const following = FOLLOWING.filter((name) => noticed.includes(name));
  const tablets: Page[] = noticed.includes("painkiller_days") ? ["tablets"] : [];
  return ["red", "noticed", ...following, ...tablets];
}

export function entryOf(told: Told, noted_at: string): SideEffect {
  const has = (name: string) => [...told.red, ...told.noticed, ...told.tablets].includes(name);
  const one = (name: "headache" | "rash" | "wedge_pain" | "shockwave_soreness") =>
    (has(name) && told[name]) || "none";
  return {
    noted_at,
    headache: one("headache") as SideEffect["headache"],
    rash: one("rash") as SideEffect["rash"],
    wedge_pain: one("wedge_pain") as SideEffect["wedge_pain"],
    shockwave_soreness: one("shockwave_soreness") as SideEffect["shockwave_soreness"],
    face_swelling_or_breathing: has("face_swelling_or_breathing"),
    dizzy: has("dizzy"),
    faint: has("faint"),
    palpitations: has("palpitations"),
    vision_change: has("vision_change"),
    chest_pain: has("chest_pain"),
    took_pde5: has("took_pde5"),
    wedge_one_sided: has("wedge_one_sided"),
    pop_or_severe_pain: has("pop_or_severe_pain"),
    painkiller_days: has("painkiller_days") ? (told.painkiller_days ?? null) : null,
    took_anti_inflammatory: has("took_anti_inflammatory"),
    anti_inflammatory_risk: has("anti_inflammatory_risk"),
    note: "",
  };
}

const FLAGS = [
  "face_swelling_or_breathing",
  "faint",
  "palpitations",
  "vision_change",
  "chest_pain",
  "took_pde5",
  "wedge_one_sided",
  "pop_or_severe_pain",
  "anti_inflammatory_risk",
] as const;

/** Numbers of a day without anything: never had an injection, never a visit, grown up. */
const UNEVENTFUL: Record<string, number> = {
  weeks_since_steroid: 1000,
  hours_since_shockwave: 10000,
  age: 120,
};

/** What the phone can know: this entry alone, as if it were the first of its kind. */
export function factsOf(table: Table, said: SideEffect): Values {
  const values: Record<string, boolean | number | string> = {};
  for (const [name, { type, enum: choices, minimum }] of Object.entries(table.inputs.properties)) {
    values[name] =
      type === "boolean"
        ? false
        : type === "string"
          ? (choices?.[0] ?? "")
          : (UNEVENTFUL[name] ?? minimum ?? 0);
  }
  for (const name of FLAGS) values[name] = said[name];
  const isSpreading = said.rash === "spreading";
  return {
    ...values,
    headache: said.headache,
    headache_days: said.headache === "none" ? 0 : 1,
    rash: isSpreading ? "mild" : said.rash,
    // One that grows is not waited for.
    rash_days: isSpreading ? (table.thresholds.rash_days_most?.default ?? 2) : said.rash === "none" ? 0 : 1,
    wedge_pain: said.wedge_pain !== "none",
    wedge_pain_days: said.wedge_pain === "none" ? 0 : 1,
    painkiller_days: said.painkiller_days ?? 0,
    takes_anti_inflammatory: said.took_anti_inflammatory,
    hours_since_shockwave: said.shockwave_soreness === "none" ? 10000 : 0,
  };
}
