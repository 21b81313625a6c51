/** Which shapes lie over which: from the far side to the near one, each on its bone. */

import type { Drawing } from "./drawing";

/** `shape` names an outline; "cord" is the tendon, drawn anew for every bend of the ankle. */
export interface Part {
  shape: string;
  bone: string;
  tone: "skin" | "hair" | "top" | "cloth" | "work" | "tendon";
}

export interface Layer {
  name: "far" | "near" | "near-arm";
  parts: Part[];
}

const LOWER = /calf|soleus/;

const arm = (side: string): Part[] => [
  { shape: "fore", bone: `${side}-fore`, tone: "skin" },
  { shape: "upper", bone: `${side}-upper`, tone: "skin" },
  { shape: "sleeve", bone: `${side}-upper`, tone: "top" },
];

const head: Part[] = [
  { shape: "neck", bone: "neck", tone: "skin" },
  { shape: "head", bone: "head", tone: "skin" },
  { shape: "hair", bone: "head", tone: "hair" },
];

const trunk: Part = { shape: "trunk", bone: "trunk", tone: "top" };
const shorts: Part = { shape: "shorts", bone: "trunk", tone: "cloth" };

/** The muscles above the knee show on the near leg only: those of the far leg are hidden behind it. */
function muscles({ works }: Drawing, side: string, isLower: boolean): Part[] {
  const bone = `${side}-${isLower ? "shank" : "thigh"}`;
  return works
    .filter((muscle) => LOWER.test(muscle) === isLower)
    .map((shape) => ({ shape, bone, tone: "work" }));
}

const isAtWork = (drawing: Drawing, side: string) => side === "near" || drawing.works_both;

const legFromTheSide = (drawing: Drawing, side: string): Part[] => [
  { shape: "shank", bone: `${side}-shank`, tone: "skin" },
  { shape: "toes", bone: `${side}-toes`, tone: "skin" },
  { shape: "foot", bone: `${side}-foot`, tone: "skin" },
  { shape: "thigh", bone: `${side}-thigh`, tone: "skin" },
  ...(isAtWork(drawing, side) ? muscles(drawing, side, true) : []),
  { shape: "cord", bone: side, tone: "tendon" },
  { shape: "leg", bone: `${side}-thigh`, tone: "cloth" },
];

const legFromBehind = (drawing: Drawing, side: string): Part[] => [
  { shape: "sole", bone: `${side}-foot`, tone: "skin" },
  { shape: "shank", bone: `${side}-shank`, tone: "skin" },
  { shape: "heel", bone: `${side}-heel`, tone: "skin" },
  { shape: "thigh", bone: `${side}-thigh`, tone: "skin" },
  ...(isAtWork(drawing, side) ? muscles(drawing, side, true) : []),
  { shape: "achilles", bone: `${side}-shank`, tone: "tendon" },
  { shape: "leg", bone: `${side}-thigh`, tone: "cloth" },
];

export function layersOf(drawing: Drawing): Layer[] {
  if (drawing.seen_from) {
    const legs = [...legFromBehind(drawing, "far"), ...legFromBehind(drawing, "near")];
    const upper = [...arm("far"), ...arm("near"), ...head, trunk];
    return [{ name: "near", parts: [...upper, ...legs, shorts, ...muscles(drawing, "near", false)] }];
  }
  const near = [...head, trunk, ...legFromTheSide(drawing, "near"), shorts];
  return [
    { name: "far", parts: [...arm("far"), ...legFromTheSide(drawing, "far")] },
    { name: "near", parts: [...near, ...muscles(drawing, "near", false)] },
    { name: "near-arm", parts: arm("near") },
  ];
}
