/** Label above, hint under, and an error that says what is wrong. */

import { Icon } from "./icon";

interface Props {
  name: string;
  label: string;
  type?: "text" | "email" | "password" | "time" | "date";
  hint?: string;
  error?: string | undefined;
  autocomplete?: "name" | "username" | "current-password" | "new-password";
  value?: string;
  defaultValue?: string;
  min?: string;
  max?: string;
  /** Where a sheet puts the focus when it opens. */
  isFirst?: boolean;
  onInput?: (value: string) => void;
}

export function Field({ label, type, hint, error, isFirst, onInput, ...input }: Props) {
  const described = [hint && `${input.name}-hint`, error && `${input.name}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={input.name}>{label}</label>
      <input
        {...input}
        {...(isFirst && { autoFocus: true })}
        // The JSX types keep every input type apart; here any of them does.
        type={type as "text"}
        onInput={(event) => onInput?.(event.currentTarget.value)}
        id={input.name}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p class="hint" id={`${input.name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${input.name}-error`}>
          <Icon name="info" isSmall />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
