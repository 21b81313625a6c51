/** What a person does to an item, as entries for the outbox. */

import type { Address } from "../api/addresses";
import type { Action, MorningCheck, Occurrence, SessionEntry, Verb } from "../api/types";
import { comingBack, doneEffect } from "../domain/beside";
import { timeOf, wallAt } from "../domain/wall";
import * as words from "../messages/en/changes";
import { kept, entries as readEntries } from "../outbox/database";
import { type Effect, type NewEntry, newId } from "../outbox/entry";
import { save, takeBack } from "../outbox/outbox";
import { plan, today } from "../state";
import { sendWaiting } from "../sync";
import { keepFocus } from "../ui/focus";
import { say } from "../ui/toast";

const at = () => new Date().toISOString();

async function store(entry: NewEntry): Promise<void> {
  await save(entry);
  void sendWaiting();
}

function action(one: Occurrence, effect: Effect): NewEntry {
  const id = newId();
  const { at: acted_at, beside: _, ...rest } = effect;
  return {
    id,
    method: "PUT",
    url: `/api/occurrences/${one.id}/actions/${id}` satisfies Address<"PUT">,
    body: { ...rest, acted_at } satisfies Action,
    occurrence_id: one.id,
    effect,
    made_at: acted_at,
  };
}

const act = (one: Occurrence, verb: Exclude<Verb, "undo">, more: Pick<Effect, "to_local" | "minutes"> = {}) =>
  store(action(one, { verb, at: at(), ...more }));

/** To the way back: in the toast, or beside the thing itself. */
const stayWith = (one: Occurrence) => keepFocus(".toast button", `[data-one="${one.id}"]`);

/** A toast is for what has left its place; collagen stays on the cord, its Undo beside it. */
export async function finish(one: Occurrence): Promise<void> {
  await act(one, "done");
  if (one.kind !== "collagen") say({ text: words.saidDone(one), undo: () => undo(one) });
  stayWith(one);
}

export async function skip(one: Occurrence): Promise<void> {
  await act(one, "skip");
  say({ text: words.saidSkipped(one), undo: () => undo(one) });
  stayWith(one);
}

export async function move(one: Occurrence, toLocal: string): Promise<void> {
  await act(one, "move", { to_local: toLocal });
  say({ text: words.saidMoved(toLocal), undo: () => undo(one) });
  stayWith(one);
}

export async function snooze(one: Occurrence, minutes: number): Promise<void> {
  await act(one, "snooze", { minutes });
  say({ text: words.saidSnoozed(timeOf(wallAt(Date.now() + minutes * 60_000, one.zone))) });
  stayWith(one);
}

/** Told with one number; what is missing was not asked. */
type QuickSession = Pick<SessionEntry, "occurrence_id" | "done_at" | "pain_during" | "note">;

function diaryEntry(
  one: Occurrence,
  path: "sessions" | "checks",
  body: QuickSession | MorningCheck,
): NewEntry {
  const id = newId();
  const now = at();
  return {
    id,
    method: "PUT",
    url: `/api/diary/${path}/${id}` satisfies Address<"PUT">,
    body,
    occurrence_id: one.id,
    effect: doneEffect(one.id, plan.value, now, today.value?.plan),
    made_at: now,
  };
}

export const logSession = (one: Occurrence, painDuring: number | null) =>
  store(
    diaryEntry(one, "sessions", {
      occurrence_id: one.id,
      done_at: at(),
      pain_during: painDuring,
      note: null,
    }),
  );

/** Answers with the id of the entry. A check that is asked once more stays done. */
export async function answerCheck(one: Occurrence, check: MorningCheck, isAgain: boolean): Promise<string> {
  const entry = diaryEntry(one, "checks", check);
  await store(isAgain ? { ...entry, effect: null } : entry);
  return entry.id;
}

/** Takes back the last thing said about an item, sent or not. */
export async function undo(one: Occurrence): Promise<void> {
  const said = (await readEntries()).filter(
    (entry) =>
      entry.occurrence_id === one.id && !entry.refusal && entry.effect && entry.effect.verb !== "undo",
  );
  const last = said.at(-1);
  if (last) await takeBack(last.id, undoing(one, last.url));
  else await save(undoing(one, diaryUrl(await latest(one))));
  stayWith(one);
  void sendWaiting();
}

/** A toast still holds the item as it was before: the server's answer tells which diary entry made it done. */
async function latest(one: Occurrence): Promise<Occurrence> {
  return (await kept("today"))?.occurrences.find((other) => other.id === one.id) ?? one;
}

function diaryUrl(one: Occurrence): string | null {
  if (!one.entry_id || one.state !== "done") return null;
  if (one.kind === "session") return `/api/diary/sessions/${one.entry_id}`;
  if (one.kind === "questionnaire") return `/api/diary/questionnaires/${one.entry_id}`;
  return one.kind === "next_day_check" ? `/api/diary/checks/${one.entry_id}` : null;
}

/** A diary entry is deleted where it was put; anything else is an action of its own. */
function undoing(one: Occurrence, url: string | null): NewEntry {
  const shown = plan.value.find(({ id }) => id === one.id) ?? one;
  const beside = comingBack(shown, plan.value, today.value?.plan);
  const undone = action(one, { verb: "undo", at: at(), beside });
  return url?.startsWith("/api/diary/") ? { ...undone, method: "DELETE", url, body: undefined } : undone;
}
