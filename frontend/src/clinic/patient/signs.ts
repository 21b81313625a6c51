/** What was noticed, in words; what was not is left out. */

import { decisions } from "../../messages/en/desk-decisions";
import type { SideEffect } from "../decisions";

const say = decisions.sideEffects;

export function saySigns(said: SideEffect["said"]): string {
  return Object.entries(said)
    .filter(([name, value]) => name in say.signs && value !== false && value !== "none" && value !== null)
    .map(([name, value]) => sign(say.signs[name] as string, value))
    .filter(Boolean)
    .join("; ");
}

function sign(words: string, value: unknown): string {
  if (value === true) return words;
  if (typeof value === "number") return value > 0 ? `${words}: ${say.days(value)}` : "";
  return `${words}: ${String(value)}`;
}
