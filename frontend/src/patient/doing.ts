/** From a tap to what follows: the question, the sheet, or the entry and its toast. */

import { signal } from "@preact/signals";
import type { Occurrence } from "../api/types";
import { isAsked } from "../domain/kinds";
import { go } from "../router";
import { hush } from "../ui/toast";

/** The choice that lies over the screen, if any. */
export const sheet = signal<{ about: "move" | "later" | "other"; one: Occurrence } | null>(null);

export const openMove = (one: Occurrence) => {
  sheet.value = { about: "move", one };
};

export const openLater = (one: Occurrence) => {
  sheet.value = { about: "later", one };
};

export const openOther = (one: Occurrence) => {
  sheet.value = { about: "other", one };
};

export const closeSheet = () => {
  sheet.value = null;
};

/** Acting is loaded once the first screen stands. */
export const late = () => import("./acts");

export async function done(one: Occurrence): Promise<void> {
  if (one.kind === "session" || isAsked(one.kind))
    go(`/${one.kind === "questionnaire" ? one.kind : "ask"}/${one.id}`);
  else await (await late()).finish(one);
}

/** A session is played; whoever has done it already says so on its first page. */
export const begin = (one: Occurrence) => (one.kind === "session" ? go(`/session/${one.id}`) : done(one));

export const skip = async (one: Occurrence) => (await late()).skip(one);

export async function undo(one: Occurrence): Promise<void> {
  hush();
  await (await late()).undo(one);
}

export const move = async (one: Occurrence, toLocal: string) => (await late()).move(one, toLocal);
