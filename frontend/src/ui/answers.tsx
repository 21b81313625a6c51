/** A question's answers as big buttons, one under the other: a tap answers and leads on. */

import "./answers.css";

interface Props<Value> {
  /** Whose answers these are, by the id of its heading or in words. */
  label: string;
  options: readonly { value: Value; text: string; under?: string }[];
  chosen?: Value | undefined;
  onChoose: (value: Value) => void;
}

export function Answers<Value extends string | number | boolean>(props: Props<Value>) {
  const { label, options, chosen, onChoose } = props;
  return (
    <fieldset class="answers">
      <legend class="hidden">{label}</legend>
      {options.map(({ value, text, under }) => (
        <button
          key={String(value)}
          class="button answer"
          type="button"
          aria-pressed={chosen === value}
          data-test={`answer-${value}`}
          onClick={() => onChoose(value)}
        >
          {text}
          {under && <small>{under}</small>}
        </button>
      ))}
    </fieldset>
  );
}
