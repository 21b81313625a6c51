/** A labelled choice out of a closed list, with its hint and what is wrong with it. */

import { fieldId } from "./field";
import { Icon } from "./icon";

interface SelectProps<Value extends string> {
  path: string;
  label: string;
  /** The label is there for screen readers only: a column or a row says it already. */
  isLabelHidden?: boolean;
  value: Value;
  /** Keys in the order they are offered, with their words. */
  choices: Readonly<Record<Value, string>>;
  onValue: (value: Value) => void;
  hint?: string | undefined;
  problem?: string | undefined;
}

export function SelectField<Value extends string>(props: SelectProps<Value>) {
  const { path, label, isLabelHidden, value, choices, onValue, hint, problem } = props;
  const id = fieldId(path);
  const notes = [problem && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id} class={isLabelHidden ? "hidden" : undefined}>
        {label}
      </label>
      <select
        id={id}
        class="entry"
        value={value}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={notes || undefined}
        onChange={(event) => onValue(event.currentTarget.value as Value)}
      >
        {(Object.entries(choices) as [Value, string][]).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      {problem && (
        <p class="error" id={`${id}-error`}>
          <Icon name="info" small />
          <span>{problem}</span>
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
