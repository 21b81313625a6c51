/** The score, and what it means beside the first one and the last. */

import type { MyQuestionnaires, Questionnaire } from "../../api/types";
import { dateOf, wallAt } from "../../domain/wall";
import * as words from "../../messages/en/questionnaire";
import { today } from "../../state";
import { Callout } from "../../ui/callout";
import { Title } from "../../ui/head";
import { type Answers, changeOf, missing, scoreOf, thresholdAt } from "./score";

interface Props {
  form: Questionnaire;
  mine: MyQuestionnaires | null;
  answers: Answers;
  /** When it was saved, in milliseconds. */
  at: number;
}

type Score = MyQuestionnaires["scores"][number];

const TONES = { better: "good", same: undefined, worse: "load" } as const;

export function Result({ form, mine, answers, at }: Props) {
  const score = scoreOf(form, answers) ?? 0;
  const open = missing(form, answers);
  const text = words.result;
  return (
    <main class="flow">
      <div class="head-bar">
        <span class="gap" />
        <p>{form.title}</p>
        <span class="gap" />
      </div>
      <Title page={text.over}>{text.over}</Title>
      <p class="pain-said q-score">
        <span class="number">{score}</span>
        <strong>
          {text.of(form.most)} <span>{text.isWell(form.most, form.well)}</span>
        </strong>
      </p>
      <Meaning form={form} mine={mine} score={score} at={at} />
      <div class="stack q-notes">
        {open > 0 && <p class="soft small">{text.open(open)}</p>}
        <p class="soft small">{form.permission ? text.by(form.permission) : text.house}</p>
        <p class="soft small">{text.seen}</p>
        <a class="button" href="/learn/outlook">
          {text.outlook}
        </a>
      </div>
      <div class="dock">
        <a class="button button-main" href="/" data-test="back">
          {text.back}
        </a>
      </div>
    </main>
  );
}

function Meaning({ form, mine, score, at }: Omit<Props, "answers"> & { score: number }) {
  const text = words.result;
  // The server may have told of this very one by now.
  const isEarlier = (one: Score) => one.questionnaire === form.id && Date.parse(one.answered_at) < at;
  const first = mine?.first;
  if (!first || !isEarlier(first)) {
    return (
      <Callout icon="info" heading={text.first.heading}>
        <p>{text.first.text}</p>
      </Callout>
    );
  }
  const threshold = thresholdAt(form, at - Date.parse(first.answered_at));
  const change = changeOf(form, first.score, score, threshold);
  const last = mine.scores.find((one) => isEarlier(one) && one.id !== first.id);
  return (
    <Callout
      icon={change === "better" ? "check" : "info"}
      tone={TONES[change]}
      heading={text[change].heading}
    >
      <p>{text[change].text(first.score, dayOf(first.answered_at), threshold)}</p>
      {last && <p>{text.last(last.score, dayOf(last.answered_at))}</p>}
    </Callout>
  );
}

const dayOf = (instant: string): string =>
  dateOf(wallAt(Date.parse(instant), today.value?.person.zone ?? "UTC"));
