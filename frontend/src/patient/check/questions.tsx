/** The five questions, one a page; half a minute in all. */

import { useState } from "preact/hooks";
import type { MorningCheck } from "../../api/types";
import * as words from "../../messages/en/check";
import { said } from "../../messages/en/pain";
import { stiffAnswers } from "../../messages/en/stiffness";
import { Answers } from "../../ui/answers";
import { FlowBar } from "../../ui/flow-bar";
import { Title } from "../../ui/head";
import { Pain } from "../../ui/pain";

/** Null: the person cannot say. */
export interface Given {
  pain?: number;
  after?: number | null;
  settled?: MorningCheck["settled"];
  tablets?: boolean | null;
  stiffness?: number | null;
}

const STEPS = ["pain", "after", "settled", "tablets", "stiffness"] as const;
type Step = (typeof STEPS)[number];

interface Props {
  given: Given;
  isAgain: boolean;
  onEnd: (given: Given) => void;
}

export function Questions({ given: begun, isAgain, onEnd }: Props) {
  const steps: readonly Step[] = isAgain ? ["settled"] : STEPS;
  const [given, setGiven] = useState(begun);
  const [place, setPlace] = useState(0);
  const step = steps[place] ?? "pain";
  const answer = (value: unknown) => {
    const answered = { ...given, [step]: value };
    setGiven(answered);
    if (place + 1 === steps.length) return onEnd(answered);
    setPlace(place + 1);
    scrollTo(0, 0);
  };
  const { text, under } = words.asked[step];
  return (
    <main class="flow" data-test={`check-${step}`}>
      <FlowBar
        over={words.over}
        place={place}
        of={steps.length}
        goBack={place ? () => setPlace(place - 1) : "/"}
      />
      <Title page={text}>{text}</Title>
      <p class="soft under">{under}</p>
      {step === "pain" || step === "after" ? (
        <Level key={step} text={text} value={given[step] ?? null} isOpen={step === "after"} onEnd={answer} />
      ) : (
        <Choice key={step} step={step} text={text} given={given} isAgain={isAgain} onEnd={answer} />
      )}
    </main>
  );
}

interface LevelProps {
  text: string;
  value: number | null;
  /** May be left open. */
  isOpen: boolean;
  onEnd: (level: number | null) => void;
}

function Level({ text, value, isOpen, onEnd }: LevelProps) {
  const [level, setLevel] = useState(value);
  return (
    <>
      <Pain legend={text} value={level} onChoose={setLevel} />
      <div aria-live="polite">
        {level !== null && (
          <p class="pain-said">
            <span class="number">{level}</span>
            <strong>{said(level)}</strong>
          </p>
        )}
      </div>
      <div class="dock">
        <button
          class="button button-main"
          type="button"
          data-test="next"
          aria-disabled={level === null}
          onClick={() => level !== null && onEnd(level)}
        >
          {level === null ? words.choose : words.next}
        </button>
        {isOpen && (
          <div class="actions">
            <button class="button button-plain" type="button" onClick={() => onEnd(null)}>
              {words.cannotSay}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

interface ChoiceProps {
  step: "settled" | "tablets" | "stiffness";
  text: string;
  given: Given;
  isAgain: boolean;
  onEnd: (value: unknown) => void;
}

function Choice({ step, text, given, isAgain, onEnd }: ChoiceProps) {
  if (step === "settled") {
    const all = (["yes", "no", "not_yet"] as const).filter((value) => !isAgain || value !== "not_yet");
    const options = all.map((value) => ({ value, text: words.settled.answers[value] }));
    return <Answers label={text} options={options} chosen={given.settled ?? undefined} onChoose={onEnd} />;
  }
  if (step === "tablets") {
    const options = [
      { value: false, text: words.no },
      { value: true, text: words.yes },
    ];
    return <Answers label={text} options={options} chosen={given.tablets ?? undefined} onChoose={onEnd} />;
  }
  const options = stiffAnswers.map(({ minutes, text }) => ({ value: minutes, text }));
  return <Answers label={text} options={options} chosen={given.stiffness ?? undefined} onChoose={onEnd} />;
}
