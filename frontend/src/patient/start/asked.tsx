/** One of the first questions, in whatever way it is answered. */

import { useState } from "preact/hooks";
import * as words from "../../messages/en/start";
import { stiffAnswers } from "../../messages/en/stiffness";
import { Answers as Choices } from "../../ui/answers";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import type { Place } from "../../ui/leg-map/places";
import { NumberField } from "../../ui/number-field";
import { Pain } from "../../ui/pain";
import type { Answers, Page } from "./answers";
import "./start.css";

interface Props {
  page: Page;
  answers: Answers;
  onEnd: (answers: Answers) => void;
}

const legMap = () => import("../../ui/leg-map/leg-map").then(({ LegMap }) => ({ default: LegMap }));

const TEXTS = { ...words, flags: { text: words.warningSigns, under: "" } };

export function Asked(props: Props) {
  const { text, under } = TEXTS[props.page];
  return (
    <>
      <Title page={text}>{text}</Title>
      <p class="soft under">{under}</p>
      <Body {...props} text={text} />
    </>
  );
}

type BodyProps = Props & { text: string };

function Body(props: BodyProps) {
  const { page, answers, text, onEnd } = props;
  switch (page) {
    case "left":
    case "right":
      return <Leg {...props} side={page} />;
    case "pattern":
    case "illness":
      return <Many {...props} field={page} options={Object.entries(TEXTS[page].answers)} />;
    case "pain":
      return <Level {...props} />;
    case "week":
      return <Week {...props} />;
    case "weight":
      return <Single {...props} {...words.weight} field="weight" least={20} most={300} />;
    case "born": {
      const most = new Date().getFullYear();
      return (
        <Single
          {...props}
          {...words.born}
          field="born"
          wrong={words.born.wrong(most)}
          least={1900}
          most={most}
        />
      );
    }
    case "flags":
      return null;
    default: {
      const answer = (value: string | number) => onEnd({ ...answers, [page]: value });
      const chosen = answers[page] ?? undefined;
      return <Choices label={text} options={CHOICES[page]} chosen={chosen} onChoose={answer} />;
    }
  }
}

type Choice = { value: string | number; text: string };

const CHOICES: Record<"kind" | "percent" | "weeks" | "stiffness" | "sex", readonly Choice[]> = {
  kind: [
    { value: "none", text: words.kind.none },
    ...Object.entries(words.kind.answers).map(([value, text]) => ({ value, text })),
  ],
  percent: words.percent.answers,
  weeks: words.weeks.answers,
  stiffness: stiffAnswers.map(({ minutes, text }) => ({ value: minutes, text })),
  sex: words.sex.answers,
};

function Next({ isOpen, notYet, onClick }: { isOpen: boolean; notYet?: string; onClick: () => void }) {
  return (
    <button
      class="button button-main"
      type="button"
      data-test="next"
      aria-disabled={!isOpen}
      onClick={() => isOpen && onClick()}
    >
      {isOpen ? words.next : (notYet ?? words.notYet)}
    </button>
  );
}

function Leg({ answers, side, text, onEnd }: BodyProps & { side: "left" | "right" }) {
  const before = answers[side];
  const [chosen, setChosen] = useState<ReadonlySet<Place>>(new Set(before === "unsure" ? [] : before));
  const end = (places: Answers["left"]) => onEnd({ ...answers, [side]: places });
  const given = { legend: text, chosen, onChange: setChosen, isRight: side === "right" };
  return (
    <>
      <Late load={legMap} given={given} />
      <div class="dock">
        <Next isOpen={chosen.size > 0} onClick={() => end([...chosen])} />
        <div class="actions">
          <button class="button button-plain" type="button" data-test="not-this-leg" onClick={() => end([])}>
            {words.notThisLeg}
          </button>
          <button class="button button-plain" type="button" onClick={() => end("unsure")}>
            {words.unsure}
          </button>
        </div>
      </div>
    </>
  );
}

interface ManyProps extends BodyProps {
  field: "pattern" | "illness";
  options: readonly (readonly [string, string])[];
}

function Many({ answers, field, text, options, onEnd }: ManyProps) {
  const [chosen, setChosen] = useState<readonly string[]>(answers[field] ?? []);
  const toggle = (one: string) =>
    setChosen(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <>
      <fieldset class="stack start-many">
        <legend class="hidden">{text}</legend>
        {options.map(([one, word]) => (
          <label key={one} class="choice">
            <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
            {word}
          </label>
        ))}
      </fieldset>
      <div class="dock">
        <Next isOpen onClick={() => onEnd({ ...answers, [field]: chosen })} />
      </div>
    </>
  );
}

function Level({ answers, text, onEnd }: BodyProps) {
  const [pain, setPain] = useState(answers.pain ?? null);
  return (
    <>
      <Pain legend={text} value={pain} onChoose={setPain} />
      <div class="dock">
        <Next isOpen={pain !== null} onClick={() => pain !== null && onEnd({ ...answers, pain })} />
      </div>
    </>
  );
}

interface SingleProps extends BodyProps {
  field: "weight" | "born";
  label: string;
  wrong: string;
  least: number;
  most: number;
}

function Single({ answers, field, label, wrong, least, most, onEnd }: SingleProps) {
  const [value, setValue] = useState(answers[field] ?? null);
  return (
    <>
      <NumberField
        name={field}
        label={label}
        wrong={wrong}
        least={least}
        most={most}
        value={value}
        onChange={setValue}
      />
      <div class="dock">
        <Next
          isOpen={value !== null}
          notYet={words.notYetNumber}
          onClick={() => onEnd({ ...answers, [field]: value })}
        />
        {field === "weight" && (
          <div class="actions">
            <button
              class="button button-plain"
              type="button"
              onClick={() => onEnd({ ...answers, weight: null })}
            >
              {words.leaveOpen}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

const WEEK = [
  ["steps", 70_000],
  ["run", 6_000],
  ["games", 21],
] as const;

function Week({ answers, onEnd }: BodyProps) {
  const [given, setGiven] = useState(answers);
  return (
    <>
      <div class="stack">
        {WEEK.map(([field, most]) => (
          <NumberField
            key={field}
            name={field}
            label={words.week[field]}
            wrong={words.week.wrong(most)}
            least={0}
            most={most}
            value={given[field] ?? null}
            onChange={(value) => setGiven({ ...given, [field]: value })}
          />
        ))}
      </div>
      <div class="dock">
        <Next isOpen onClick={() => onEnd(given)} />
      </div>
    </>
  );
}
