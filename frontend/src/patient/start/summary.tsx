/** The end of the first questions: they are told, and what they come to is said in plain words. */

import { useEffect, useState } from "preact/hooks";
import type { Address } from "../../api/addresses";
import type { Verdict } from "../../domain/tables";
import { end } from "../../messages/en/outcome";
import { keep } from "../../outbox/database";
import { newId } from "../../outbox/entry";
import { save } from "../../outbox/outbox";
import { today } from "../../state";
import { decideOnPhone } from "../happened/deciding";
import { judge } from "../happened/questions";
import { saveScreening } from "../happened/saving";
import { condition } from "../known";
import type { Answers } from "./answers";
import { Careful } from "./careful";
import { Outcome } from "./outcome";
import { told } from "./telling";

interface Props {
  answers: Answers;
  /** Only the warning signs were asked: the rest has to wait. */
  isUrgent: boolean;
}

export default function Summary({ answers, isUrgent }: Props) {
  const [outcome, setOutcome] = useState<{ id: string | null; verdict: Verdict | null } | null>(null);
  useEffect(() => void tell(answers, isUrgent).then(setOutcome), []);
  if (!outcome) return <main />;
  const mayBegin = (verdict: string, isTold: boolean) =>
    isTold && (verdict === "limited" || verdict === "ok") && !today.value?.plan;
  return (
    <Outcome {...outcome} over={end.over}>
      {(verdict, isTold) => mayBegin(verdict, isTold) && <Careful />}
    </Outcome>
  );
}

/** The condition goes first: the warning signs are held against the year of birth. */
async function tell(answers: Answers, isUrgent: boolean) {
  if (!isUrgent) await saveCondition(answers);
  const flags = answers.flags ?? {};
  const id = await saveScreening("start", flags);
  await keep("start", null);
  const decide = await decideOnPhone();
  const facts = {
    age: answers.born ? new Date().getFullYear() - answers.born : null,
    diagnosis_confirmed: condition.value?.is_confirmed === true,
    has_clinician: true,
  };
  return { id, verdict: decide && judge(decide, flags, facts) };
}

async function saveCondition(answers: Answers): Promise<void> {
  const id = newId();
  await save({
    id,
    method: "PUT",
    url: "/api/condition" satisfies Address<"PUT">,
    body: told(answers),
    occurrence_id: id,
    made_at: new Date().toISOString(),
  });
}
