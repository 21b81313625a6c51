/** Pause, resume or end a plan: the choice, what it does, and the reason that is kept. */

import { useState } from "preact/hooks";
import { focusFirstError } from "../../account/first-error";
import { Refused } from "../../api/client";
import { desk } from "../../messages/en/desk";
import { keepFocus } from "../../ui/focus";
import { changeStatus, type Plan, type StatusChange } from "../data";
import { Field } from "../parts/field";

const say = desk.patient;

export function StatusChanges({ plan, onChanged }: { plan: Plan; onChanged: () => void }) {
  const [chosen, choose] = useState<StatusChange | null>(null);
  const changes: StatusChange[] = plan.status === "paused" ? ["resume", "end"] : ["pause", "end"];
  if (chosen !== null) {
    const leave = () => {
      choose(null);
      keepFocus(`[data-test=plan-${chosen}]`, "[data-test=plan-resume]");
    };
    return <Confirm plan={plan} change={chosen} onChanged={onChanged} onLeave={leave} />;
  }
  return (
    <div class="actions">
      {changes.map((change) => (
        <button
          key={change}
          class="button"
          type="button"
          data-test={`plan-${change}`}
          onClick={() => choose(change)}
        >
          {say.change[change]}
        </button>
      ))}
    </div>
  );
}

interface ConfirmProps {
  plan: Plan;
  change: StatusChange;
  onChanged: () => void;
  onLeave: () => void;
}

function useConfirming({ plan, change, onChanged, onLeave }: ConfirmProps) {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (reason.trim() === "") {
      setProblem(say.needReason);
      return focusFirstError(event.currentTarget as HTMLFormElement);
    }
    try {
      await changeStatus(plan.id, change, { version: plan.version, reason: reason.trim() });
      onLeave();
      onChanged();
    } catch (error) {
      const isStale = error instanceof Refused && (error.status === 412 || error.status === 409);
      setFailure(isStale ? say.stale : say.notChanged);
      if (isStale) onChanged();
    }
  };
  return { reason, setReason, problem, failure, submit };
}

function Confirm(props: ConfirmProps) {
  const { change, onLeave } = props;
  const { reason, setReason, problem, failure, submit } = useConfirming(props);
  return (
    <form class="confirm stack" onSubmit={submit} noValidate>
      <p>{say.effect[change]}</p>
      <Field
        path="status-reason"
        label={say.reason}
        type="textarea"
        value={reason}
        onValue={setReason}
        hint={say.reasonHint}
        problem={problem}
        hasFocus
      />
      {failure && <p role="alert">{failure}</p>}
      <div class="actions">
        <button class="button button-line" type="submit" data-test="confirm-change">
          {say.confirm[change]}
        </button>
        <button class="button" type="button" onClick={onLeave}>
          {say.keep}
        </button>
      </div>
    </form>
  );
}
