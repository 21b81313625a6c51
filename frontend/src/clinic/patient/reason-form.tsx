/** A decision that wants its reason: what it does, the field, the one button, and the way back. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { focusFirstError } from "../../account/first-error";
import { Field } from "../parts/field";

interface ReasonFormProps {
  path: string;
  label: string;
  hint: string;
  needed: string | null;
  confirm: string;
  keep: string;
  /** Answers what went wrong, if anything did. */
  onConfirm: (reason: string) => Promise<string | null>;
  onLeave: () => void;
  children?: ComponentChildren;
}

/** With `needed` none, the field may stay empty. */
export function ReasonForm(props: ReasonFormProps) {
  const { path, label, hint, needed, confirm, keep, onConfirm, onLeave, children } = props;
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (needed !== null && reason.trim() === "") {
      setProblem(needed);
      return focusFirstError(event.currentTarget as HTMLFormElement);
    }
    setBusy(true);
    setFailure(await onConfirm(reason.trim()));
    setBusy(false);
  };
  return (
    <form class="confirm stack" onSubmit={submit} noValidate>
      {children}
      <Field
        path={path}
        label={label}
        type="textarea"
        value={reason}
        onValue={setReason}
        hint={hint}
        problem={problem}
        hasFocus
      />
      {failure && <p role="alert">{failure}</p>}
      <div class="actions">
        <button class="button button-line" type="submit" data-test={`confirm-${path}`}>
          {confirm}
        </button>
        <button class="button" type="button" onClick={onLeave}>
          {keep}
        </button>
      </div>
    </form>
  );
}
