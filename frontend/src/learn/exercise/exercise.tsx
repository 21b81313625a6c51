/** One exercise: its drawing, how to do it, what goes wrong, and what comes before and after it. */

import { useContent } from "../../api/use-content";
import * as words from "../../messages/en/exercise";
import { useLocation } from "../../router";
import { Callout } from "../../ui/callout";
import { ExerciseFigure } from "../../ui/figure/exercise-figure";
import { Head, Title } from "../../ui/head";
import { Icon } from "../../ui/icon";
import "./exercise.css";

interface Exercise {
  key: string;
  title: string;
  summary: string;
  which_leg: string;
  cues: string[];
  faults: string[];
  easier: string | null;
  harder: string | null;
  log: string[];
  tempo_s: number[];
  equipment: string[];
  insertional: { exercise: string | null; note: string } | null;
}

export default function ExercisePage() {
  const key = useLocation().path.split("/")[3];
  const { content, hasFailed, again } = useContent<{ exercises: Exercise[] }>("exercises");
  if (!content) return <Waiting hasFailed={hasFailed} again={again} />;
  const exercise = content.exercises.find((one) => one.key === key);
  if (!exercise) return <Missing />;
  const named = (other: string | null) => content.exercises.find((one) => one.key === other);
  return <Shown key={key} exercise={exercise} named={named} />;
}

function Waiting({ hasFailed, again }: { hasFailed: boolean; again: () => void }) {
  if (!hasFailed)
    return (
      <main class="loading" aria-busy="true">
        <div />
        <div />
      </main>
    );
  return (
    <main>
      <Head over={words.over} page={words.over}>
        {words.failed.heading}
      </Head>
      <p>{words.failed.text}</p>
      <p class="section">
        <button class="button" type="button" onClick={again}>
          {words.failed.again}
        </button>
      </p>
    </main>
  );
}

function Missing() {
  return (
    <main>
      <Head over={words.over} page={words.over}>
        {words.missing.heading}
      </Head>
      <p>{words.missing.text}</p>
      <p class="section">
        <a class="button" href="/learn">
          {words.missing.toList}
        </a>
      </p>
    </main>
  );
}

type Named = (key: string | null) => Exercise | undefined;

function Shown({ exercise, named }: { exercise: Exercise; named: Named }) {
  const { title, summary, which_leg, tempo_s, cues, faults, equipment, log } = exercise;
  return (
    <main class="flow exercise">
      <div class="head-bar">
        <a class="button button-icon" href="/learn" aria-label={words.back}>
          <Icon name="back" />
        </a>
        <p>{words.over}</p>
        <a class="button button-icon help" href="/help" aria-label="Help now">
          <Icon name="help" />
        </a>
      </div>
      <Title page={title}>{title}</Title>
      <p class="under">{summary}</p>
      <p class="facts">
        <span class="chip">{which_leg}</span>
        {tempo_s.length > 0 && <span class="chip">{words.tempo(tempo_s)}</span>}
      </p>
      <ExerciseFigure exerciseKey={exercise.key} tempo={{ seconds: tempo_s }} hasPositions />
      <Lines heading={words.how} lines={cues} isOrdered />
      <Lines heading={words.faults} lines={faults} />
      <HeelNote exercise={exercise} named={named} />
      <Lines heading={words.need} lines={equipment} />
      <Lines heading={words.log} lines={log.map((code) => words.logged[code] ?? code)} />
      <Others easier={named(exercise.easier)} harder={named(exercise.harder)} />
    </main>
  );
}

function Lines(props: { heading: string; lines: readonly string[]; isOrdered?: boolean }) {
  const { heading, lines, isOrdered } = props;
  if (!lines.length) return null;
  const items = lines.map((line) => <li key={line}>{line}</li>);
  return (
    <section class="section">
      <h2>{heading}</h2>
      {isOrdered ? <ol class="lines">{items}</ol> : <ul class="lines">{items}</ul>}
    </section>
  );
}

function HeelNote({ exercise: { insertional: note }, named }: { exercise: Exercise; named: Named }) {
  if (!note) return null;
  const instead = named(note.exercise);
  return (
    <Callout icon="info" heading={words.heel}>
      <p>
        {note.note}
        {instead && (
          <>
            {" "}
            {words.instead} <a href={`/learn/exercise/${instead.key}`}>{instead.title}</a>
          </>
        )}
      </p>
    </Callout>
  );
}

function Others({ easier, harder }: { easier: Exercise | undefined; harder: Exercise | undefined }) {
  const links = [
    { label: words.easier, to: easier },
    { label: words.harder, to: harder },
  ].flatMap(({ label, to }) => (to ? [{ label, to }] : []));
  if (!links.length) return null;
  return (
    <section class="section">
      <h2>{words.others}</h2>
      <ul class="list">
        {links.map(({ label, to }) => (
          <li key={label}>
            <a href={`/learn/exercise/${to.key}`}>
              <span>
                <small>{label}</small>
                {to.title}
              </span>
              <Icon name="next" isSmall />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
