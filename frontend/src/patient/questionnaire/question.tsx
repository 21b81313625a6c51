/** One question with its answers as big buttons. */

import type { Question } from "../../api/types";
import * as words from "../../messages/en/questionnaire";
import { Field } from "../../ui/field";

interface Props {
  question: Question;
  value: number | null;
  onChoose: (value: number) => void;
}

/** More steps than this do not fit as buttons. */
const MOST_BUTTONS = 11;

export function Answer(props: Props) {
  const { type, least, most } = props.question;
  if (type === "choice") return <Choices {...props} />;
  return type === "scale" && most - least < MOST_BUTTONS ? <Scale {...props} /> : <Amount {...props} />;
}

function Choices({ question, value, onChoose }: Props) {
  return (
    <fieldset class="stack q-choices">
      <legend class="hidden">{question.text}</legend>
      {question.choices.map((text, place) => (
        <label key={text} class="choice">
          <input
            type="radio"
            name={question.key}
            value={place}
            checked={value === place}
            onChange={() => onChoose(place)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** The step under a number rises with it; its colour only where more is worse. */
function tone(question: Question, level: number): string {
  if (!question.is_reversed) return "fine";
  const share = (level - question.least) / (question.most - question.least);
  return share <= 0.3 ? "fine" : share <= 0.5 ? "much" : "over";
}

function Scale({ question, value, onChoose }: Props) {
  const { key, text, least, most, low, high } = question;
  const levels = Array.from({ length: most - least + 1 }, (_, place) => least + place);
  return (
    <fieldset>
      <legend class="hidden">{text}</legend>
      <div class="pain">
        {levels.map((level) => (
          <label key={level} class={`pain-${tone(question, level)} level-${level - least}`}>
            <input
              type="radio"
              name={key}
              value={level}
              checked={value === level}
              aria-label={words.level(level, low, high, least, most)}
              onChange={() => onChoose(level)}
            />
            {level}
          </label>
        ))}
      </div>
      <p class="pain-ends" aria-hidden="true">
        <span>{words.end(least, low)}</span>
        <span>{words.end(most, high)}</span>
      </p>
    </fieldset>
  );
}

function Amount({ question, value, onChoose }: Props) {
  const { key, least, most } = question;
  const take = (typed: string) => {
    const amount = Number(typed);
    if (/^\d+$/.test(typed) && amount >= least && amount <= most) onChoose(amount);
  };
  return (
    <Field
      name={key}
      label={words.between(least, most)}
      defaultValue={value === null ? "" : String(value)}
      onInput={take}
    />
  );
}
