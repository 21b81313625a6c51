/** A questionnaire: one question a page, left and taken up again at will, its score at the end. */

import { useEffect, useState } from "preact/hooks";
import type { MyQuestionnaires, Occurrence } from "../../api/types";
import { gone } from "../../messages/en/gone";
import * as words from "../../messages/en/questionnaire";
import { back } from "../../messages/en/words";
import { path } from "../../router";
import { plan, today } from "../../state";
import { Title } from "../../ui/head";
import { Icon } from "../../ui/icon";
import { keepHalf, openPaper, type Paper, readMine, savePaper } from "./paper";
import { Answer } from "./question";
import "./questionnaire.css";
import { Result } from "./result";
import type { Answers } from "./score";

const NEW = "new";

export default function QuestionnairePage() {
  const about = path.value.split("/").pop() ?? NEW;
  const [paper, setPaper] = useState<Paper | "absent" | null>(null);
  const [isBegun, setBegun] = useState(false);
  useEffect(() => {
    void openPaper(about).then((found) => setPaper(found ?? "absent"));
  }, [about]);
  const one = plan.value.find((other) => other.id === about && other.state === "planned") ?? null;
  // Once it is begun, nothing takes it away: what has been answered can be saved whatever the plan does.
  if (!isBegun && !one && about !== NEW) return today.value ? <Nothing {...gone} /> : <Waiting />;
  if (paper === "absent") return <Nothing {...words.absent} />;
  if (!paper) return <Waiting />;
  return <Asking about={about} one={one} paper={paper} onBegin={() => setBegun(true)} />;
}

function Waiting() {
  return (
    <main>
      <div class="head-bar" />
      <Title page={words.over}>{words.over}</Title>
      <p class="soft under" role="status">
        {words.waiting}
      </p>
    </main>
  );
}

function Nothing({ heading, text, back }: { heading: string; text: string; back: string }) {
  return (
    <main>
      <div class="head-bar" />
      <Title page={heading}>{heading}</Title>
      <p class="soft under">{text}</p>
      <a class="button button-main" href="/">
        {back}
      </a>
    </main>
  );
}

interface AskingProps {
  about: string;
  one: Occurrence | null;
  paper: Paper;
  onBegin: () => void;
}

function Asking({ about, one, paper, onBegin }: AskingProps) {
  const { form, half } = paper;
  const [subject] = useState(one);
  const [answers, setAnswers] = useState<Answers>(half?.answers ?? {});
  const [place, setPlace] = useState(half?.place ?? 0);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [mine, setMine] = useState<MyQuestionnaires | null>(paper.mine);
  useEffect(() => {
    onBegin();
    void readMine().then((known) => known && setMine(known));
  }, []);
  if (savedAt !== null) return <Result form={form} mine={mine} answers={answers} at={savedAt} />;

  const goTo = (to: number, given: Answers) => {
    setAnswers(given);
    setPlace(to);
    scrollTo(0, 0);
    const { id: questionnaire, version } = form;
    void keepHalf({ about, questionnaire, version, place: to, answers: given });
  };
  const goOn = async (given: Answers) => {
    if (place + 1 < form.questions.length) return goTo(place + 1, given);
    setAnswers(given);
    setSavedAt(await savePaper(form, subject, given));
  };
  return (
    <OneQuestion
      paper={paper}
      place={place}
      answers={answers}
      onChoose={(given) => goTo(place, given)}
      goBack={place > 0 ? () => goTo(place - 1, answers) : null}
      goOn={goOn}
    />
  );
}

interface OneProps {
  paper: Paper;
  place: number;
  answers: Answers;
  onChoose: (answers: Answers) => void;
  goBack: (() => void) | null;
  goOn: (answers: Answers) => Promise<void> | void;
}

function OneQuestion({ paper: { form }, place, answers, onChoose, goBack, goOn }: OneProps) {
  const question = form.questions[place];
  if (!question) return null;
  const value = answers[question.key] ?? null;
  const isLast = place + 1 === form.questions.length;
  const others = form.questions.slice(0, place).concat(form.questions.slice(place + 1));
  const openBefore = others.slice(0, place).filter(({ key }) => (answers[key] ?? null) === null).length;
  const mayStayOpen = openBefore < form.most_missing;
  return (
    <main class="flow">
      <Bar place={place} of={form.questions.length} goBack={goBack} />
      <Title page={question.text}>{question.text}</Title>
      <p class="soft under">{question.under}</p>
      <Answer
        key={question.key}
        question={question}
        value={value}
        onChoose={(chosen) => onChoose({ ...answers, [question.key]: chosen })}
      />
      <div class="dock">
        <button
          class="button button-main"
          type="button"
          data-test="next"
          aria-disabled={value === null}
          onClick={() => value !== null && goOn(answers)}
        >
          {value === null ? words.choose : isLast ? words.finish : words.next}
        </button>
        {mayStayOpen && (
          <div class="actions">
            <button
              class="button button-plain"
              type="button"
              data-test="leave-open"
              onClick={() => goOn({ ...answers, [question.key]: null })}
            >
              {words.leaveOpen}
            </button>
          </div>
        )}
      </div>
    </main>
  );
}

function Bar({ place, of, goBack }: { place: number; of: number; goBack: (() => void) | null }) {
  return (
    <>
      <div class="head-bar">
        {goBack ? (
          <button
            class="button button-icon"
            type="button"
            aria-label={back}
            data-test="back"
            onClick={goBack}
          >
            <Icon name="back" />
          </button>
        ) : (
          <a class="button button-icon" href="/" aria-label={back}>
            <Icon name="back" />
          </a>
        )}
        <p>{words.step(place + 1, of)}</p>
        <a class="button button-icon help" href="/help" aria-label={words.help}>
          <Icon name="help" />
        </a>
      </div>
      <ol class="q-cord" aria-hidden="true">
        {Array.from({ length: of }, (_, n) => (
          <li key={n} class={n < place ? "is-past" : n === place ? "is-here" : undefined} />
        ))}
      </ol>
    </>
  );
}
