/** What the page works with: the questions, earlier scores, and answers given half way; and saving them. */

import type { Address } from "../../api/addresses";
import { call } from "../../api/client";
import type { MyQuestionnaires, Occurrence, Questionnaire, QuestionnaireEntry } from "../../api/types";
import { type HalfAnswered, keep, kept } from "../../outbox/database";
import { newId } from "../../outbox/entry";
import { save } from "../../outbox/outbox";
import { sendWaiting } from "../../sync";
import type { Answers } from "./score";

export interface Paper {
  form: Questionnaire;
  mine: MyQuestionnaires | null;
  half: HalfAnswered | null;
}

/** Null when the questions were never on this phone. */
export async function openPaper(about: string): Promise<Paper | null> {
  const [content, mine, half] = await Promise.all([
    call("GET", "/api/content/questionnaires").catch(() => null),
    kept("questionnaires").then((known) => known ?? readMine()),
    kept("half"),
  ]);
  const offered = content?.questionnaires ?? [];
  const form = offered.find(({ id }) => id === mine?.asked) ?? offered[0];
  if (!form) return null;
  const isSame = half?.about === about && half.questionnaire === form.id && half.version === form.version;
  return { form, mine, half: isSame ? half : null };
}

/** Earlier scores as the server knows them; null without a signal. */
export async function readMine(): Promise<MyQuestionnaires | null> {
  const mine = await call("GET", "/api/diary/questionnaires").catch(() => null);
  if (mine) await keep("questionnaires", mine);
  return mine;
}

export const keepHalf = (half: HalfAnswered) => keep("half", half);

/** Answers when, in milliseconds. One that nobody asked for has no occurrence; it is still the person's own and must not get lost. */
export async function savePaper(
  form: Questionnaire,
  one: Occurrence | null,
  answers: Answers,
): Promise<number> {
  const id = newId();
  const at = new Date().toISOString();
  const body: QuestionnaireEntry = {
    questionnaire: form.id,
    occurrence_id: one?.id ?? null,
    answered_at: at,
    answers,
  };
  await save({
    id,
    method: "PUT",
    url: `/api/diary/questionnaires/${id}` satisfies Address<"PUT">,
    body,
    occurrence_id: one?.id ?? id,
    effect: one && { verb: "done", at },
    made_at: at,
  });
  await keep("half", null);
  void sendWaiting();
  return Date.parse(at);
}
