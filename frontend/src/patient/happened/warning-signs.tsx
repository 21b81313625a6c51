/** All the warning signs, from the first question to what they come to; stored when they are through. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Verdict } from "../../domain/tables";
import { Late } from "../../ui/late";
import { condition, readCondition } from "../known";
import { decideOnPhone } from "./deciding";
import { Flags } from "./flags";
import { type Answers, asked, type Facts, judge, type Reason } from "./questions";
import { isPatient, saveScreening } from "./saving";

export interface Ended {
  /** The phone's; null where the tables never came to it. */
  verdict: Verdict | null;
  /** Of the entry, null when nothing was stored. */
  id: string | null;
}

interface Props {
  reason: Reason;
  over: string;
  /** Comes while the questions are answered. */
  end: () => Promise<{ default: ComponentType<Ended> }>;
}

export const factsKnown = (age: number | null = null): Facts => ({
  age: condition.value?.age ?? age,
  diagnosis_confirmed: condition.value?.is_confirmed === true,
  has_clinician: isPatient(),
});

const agePage = () => import("./age");

export function WarningSigns({ reason, over, end: endPage }: Props) {
  const [answers, setAnswers] = useState<Answers>();
  const [isAtAge, setAtAge] = useState(false);
  const [end, setEnd] = useState<Ended | null>(null);
  useEffect(() => {
    if (isPatient()) void readCondition();
    void endPage();
    void agePage();
  }, []);
  const finish = async (given: Answers, verdict: Verdict | null, age?: number) => {
    setEnd({ verdict, id: await saveScreening(reason, given, age) });
    scrollTo(0, 0);
  };
  const onFlags = (given: Answers, verdict: Verdict | null) => {
    const isUrgent = verdict?.effect === "stop";
    if (isUrgent || factsKnown().age !== null) return void finish(given, verdict);
    setAnswers(given);
    setAtAge(true);
  };
  const onAge = async (age: number) => {
    if (!answers) return;
    const decide = await decideOnPhone();
    await finish(answers, decide && judge(decide, answers, factsKnown(age)), age);
  };
  if (end) return <Late load={endPage} given={end} />;
  if (answers && isAtAge) {
    const goBack = () => setAtAge(false);
    return <Late load={agePage} given={{ over, place: asked(answers).length, goBack, onEnd: onAge }} />;
  }
  const backTo = isPatient() ? "/" : "/help";
  const facts = factsKnown();
  return <Flags reason={reason} over={over} facts={facts} begun={answers} backTo={backTo} onEnd={onFlags} />;
}
