/** What the server knows of a person beside the plan, kept on the phone: it stays true without a signal. */

import { signal } from "@preact/signals";
import { call } from "../api/client";
import type { DueQuestion, Lock, OwnCondition } from "../api/types";
import { keep, kept } from "../outbox/database";

export const condition = signal<OwnCondition | null>(null);
export const questions = signal<readonly DueQuestion[]>([]);
/** Also of a person without a plan. */
export const locks = signal<readonly Lock[]>([]);

export async function readCondition(): Promise<OwnCondition | null> {
  condition.value ??= (await kept("condition")) ?? null;
  const told = await call("GET", "/api/condition").catch(() => null);
  if (told) {
    await keep("condition", told);
    condition.value = told;
  }
  return condition.value;
}

/** All of it, as far as there is a signal. */
export async function readKnown(): Promise<void> {
  const [asked, programme] = await Promise.all([
    call("GET", "/api/diary/questions").catch(() => null),
    call("GET", "/api/programme").catch(() => null),
    readCondition(),
  ]);
  if (asked) questions.value = asked.questions;
  if (programme) {
    locks.value = programme.locks;
    // So that a session can begin with no signal.
    await keep("training", programme);
  }
  if (programme?.programme) await keep("limit", programme.programme.pain_limit);
}
