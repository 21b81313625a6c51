/** Setting one threshold: the value, which is checked against its range, the reason, and what was before. */

import { useState } from "preact/hooks";
import { focusFirstError } from "../../account/first-error";
import { Refused } from "../../api/client";
import { decisions } from "../../messages/en/desk-decisions";
import { setThreshold, type Threshold } from "../decisions";
import { Field } from "../parts/field";
import { setHere, valueIn } from "./range";

const say = decisions.thresholds;

interface ChangeProps {
  threshold: Threshold;
  /** For this patient; none: for the clinic. */
  patientId?: string | undefined;
  onChanged: (changed: Threshold) => void;
  onLeave: () => void;
}

function useChanging({ threshold, patientId, onChanged }: ChangeProps) {
  const [value, setValue] = useState(String(threshold.value));
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<{ value?: string; reason?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const set = async (wanted: number | null, form: HTMLFormElement) => {
    if (reason.trim() === "") {
      setProblems({ reason: say.needReason });
      return focusFirstError(form);
    }
    try {
      onChanged(await setThreshold(threshold.name, { value: wanted, reason: reason.trim() }, patientId));
    } catch (error) {
      const refused = error instanceof Refused ? error.field("value") : undefined;
      if (refused) setProblems({ value: `${refused.charAt(0).toUpperCase()}${refused.slice(1)}.` });
      else setFailure(say.failed);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const wanted = valueIn(value, threshold);
    if (wanted !== null) return set(wanted, form);
    setProblems({ value: say.outside(threshold.least, threshold.most) });
    return focusFirstError(form);
  };
  const goBack = (event: MouseEvent) =>
    set(null, (event.currentTarget as HTMLButtonElement).form as HTMLFormElement);
  return { value, setValue, reason, setReason, problems, failure, submit, goBack };
}

export function ChangeForm(props: ChangeProps) {
  const { threshold, patientId, onLeave } = props;
  const { name, least, most, unit, title } = threshold;
  const form = useChanging(props);
  const isSet = setHere(threshold, patientId !== undefined) !== null;
  return (
    <form class="stack change-threshold" onSubmit={form.submit} noValidate aria-label={say.changeOf(title)}>
      <div class="two">
        <Field
          path={`${name}-value`}
          label={say.value}
          type="number"
          value={form.value}
          onValue={form.setValue}
          hint={say.valueHint(least, most, unit)}
          problem={form.problems.value}
          hasFocus
        />
        <Field
          path={`${name}-reason`}
          label={say.reason}
          value={form.reason}
          onValue={form.setReason}
          hint={say.reasonHint}
          problem={form.problems.reason}
        />
      </div>
      {form.failure && <p role="alert">{form.failure}</p>}
      <div class="actions">
        <button class="button button-line" type="submit" data-test="set-threshold">
          {say.save}
        </button>
        {isSet && (
          <button class="button" type="button" onClick={form.goBack}>
            {patientId ? say.backOwn : say.back}
          </button>
        )}
        <button class="button" type="button" onClick={onLeave}>
          {say.leave}
        </button>
      </div>
    </form>
  );
}
