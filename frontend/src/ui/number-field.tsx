/** A whole number typed on the phone's number keys; anything else says so and counts as no answer. */

import { useState } from "preact/hooks";
import { Icon } from "./icon";

interface Props {
  name: string;
  label: string;
  /** What stands under it when it cannot be taken. */
  wrong: string;
  hint?: string | undefined;
  least: number;
  most: number;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** Null unless it is a whole number in the range. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  const value = Number(typed);
  return /^\d+$/.test(typed.trim()) && value >= least && value <= most ? value : null;
}

export function NumberField({ name, label, wrong, hint, least, most, value, onChange }: Props) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const isWrong = typed !== "" && wholeNumber(typed, least, most) === null;
  const described = [hint && `${name}-hint`, isWrong && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        inputMode="numeric"
        autocomplete="off"
        value={typed}
        aria-invalid={isWrong ? "true" : undefined}
        aria-describedby={described || undefined}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(wholeNumber(currentTarget.value, least, most));
        }}
      />
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div role="status">
        {isWrong && (
          <p class="error" id={`${name}-error`}>
            <Icon name="info" isSmall />
            <span>{wrong}</span>
          </p>
        )}
      </div>
    </div>
  );
}
