/** A labelled field: unit, hint, what it was before, and what is wrong with it. */

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { plan } from "../../messages/en/desk-plan";
import { Icon } from "./icon";

/** The element a problem of this API field is about. */
export const fieldId = (path: string) => `field-${path.replaceAll(".", "-")}`;

interface FieldProps {
  /** The field's path in the API, such as "gtn.weeks". */
  path: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  onLeave?: () => void;
  type?: "text" | "email" | "date" | "time" | "datetime-local" | "number" | "decimal" | "textarea";
  unit?: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** What stood here in the running plan, where it differs. */
  was?: string | undefined;
  isInline?: boolean;
  min?: string | undefined;
  autoComplete?: string;
  /** Takes the focus as soon as it is there: only where the clinician has just asked for the field. */
  hasFocus?: boolean;
}

export function Field(props: FieldProps) {
  const { path, label, unit, hint, problem, was, isInline } = props;
  const id = fieldId(path);
  const notes = [problem && "error", was && "was", hint && "hint"].filter(Boolean);
  const control = <Control {...props} id={id} describedBy={notes.map((note) => `${id}-${note}`).join(" ")} />;
  return (
    <div class={isInline ? "field field-inline" : "field"}>
      <label for={id}>{label}</label>
      {unit ? (
        <div class="with-unit">
          {control}
          <span>{unit}</span>
        </div>
      ) : (
        control
      )}
      {was && (
        <span class="was-line" id={`${id}-was`}>
          {plan.was(was)}
        </span>
      )}
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

function Control(props: FieldProps & { id: string; describedBy: string }) {
  const { id, type = "text", value, onValue, onLeave, problem, was, describedBy, hasFocus } = props;
  const shared = {
    id,
    value,
    class: was ? "entry is-new" : "entry",
    "aria-invalid": problem ? ("true" as const) : undefined,
    "aria-describedby": describedBy || undefined,
    onBlur: onLeave,
  };
  useEffect(() => {
    if (hasFocus) document.getElementById(id)?.focus();
  }, [hasFocus, id]);
  if (type === "textarea") {
    return (
      <textarea
        {...shared}
        rows={2}
        maxLength={500}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    );
  }
  const input = {
    ...shared,
    type: type === "number" || type === "decimal" ? "text" : type,
    inputMode: type === "number" ? "numeric" : type === "decimal" ? "decimal" : undefined,
    min: props.min,
    autoComplete: props.autoComplete ?? "off",
  } as JSX.IntrinsicElements["input"];
  return <input {...input} onInput={(event) => onValue(event.currentTarget.value)} />;
}
