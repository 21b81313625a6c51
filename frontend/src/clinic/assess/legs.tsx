/** A measure a row: left, right, and what it says. */

import type { ComponentChildren } from "preact";
import { assess as say } from "../../messages/en/desk-assess";
import { fieldId } from "../parts/field";
import { Icon } from "../parts/icon";

export function Legs({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <fieldset class="legs">
      <legend class="hidden">{label}</legend>
      <div class="legs-row legs-head" aria-hidden="true">
        <span />
        <span class="leg-head">
          <span class="leg-l" />
          {say.left}
        </span>
        <span class="leg-head">
          <span class="leg-r" />
          {say.right}
        </span>
        <span>{say.says}</span>
      </div>
      {children}
    </fieldset>
  );
}

interface RowProps {
  title: string;
  small?: string | undefined;
  left: ComponentChildren;
  right: ComponentChildren;
  says?: ComponentChildren;
}

export function LegsRow({ title, small, left, right, says }: RowProps) {
  return (
    <div class="legs-row">
      <p class="legs-what">
        {title}
        {small && <small>{small}</small>}
      </p>
      <div class="legs-cell">{left}</div>
      <div class="legs-cell">{right}</div>
      <div class="legs-says">{says}</div>
    </div>
  );
}

interface EntryProps {
  path: string;
  label: string;
  unit: string;
  value: string;
  isDecimal?: boolean;
  problem?: string | undefined;
  onValue: (value: string) => void;
}

/** One figure of one leg; its name is in the row and the column, so the label is for screen readers. */
export function LegEntry({ path, label, unit, value, isDecimal, problem, onValue }: EntryProps) {
  const id = fieldId(path);
  return (
    <div class="field">
      <div class="with-unit">
        <input
          id={id}
          class="entry"
          aria-label={label}
          inputMode={isDecimal ? "decimal" : "numeric"}
          autoComplete="off"
          value={value}
          aria-invalid={problem ? "true" : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <span>{unit}</span>
      </div>
      {problem && (
        <p class="error" id={`${id}-error`}>
          <Icon name="info" small />
          <span>{problem}</span>
        </p>
      )}
    </div>
  );
}

/** What stands under a field or beside it: each a short line. */
export function Under({ children }: { children: ComponentChildren }) {
  return <span class="legs-note">{children}</span>;
}
