/** The warning signs, one a page; an emergency leads to its page at once. */

import { useEffect, useState } from "preact/hooks";
import type { Verdict } from "../../domain/tables";
import * as words from "../../messages/en/screening";
import { Answers as Choices } from "../../ui/answers";
import { FlowBar } from "../../ui/flow-bar";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import { decideOnPhone, effectWithout } from "./deciding";
import { type Answers, asked, type Facts, type Flag, following, judge, type Reason } from "./questions";

export interface Given {
  reason: Reason;
  /** Over each question: why it is asked. */
  over: string;
  facts: Facts;
  /** What was answered before it was left. */
  begun?: Answers | undefined;
  onAnswer?: (answers: Answers) => void;
  /** Where the way back from the first question leads. */
  backTo: string | (() => void);
  /** Everything was asked that has to be; the verdict is null where the tables never came. */
  onEnd: (answers: Answers, verdict: Verdict | null) => void;
}

/** Fetched with the first question: it must be there at once. */
const emergency = () => import("./emergency");

export function Flags({ reason, over, facts, begun = {}, backTo, onAnswer, onEnd }: Given) {
  const [answers, setAnswers] = useState<Answers>(begun);
  const [flag, setFlag] = useState<Flag>(() => firstOpen(begun));
  const [alarm, setAlarm] = useState<{ verdict: Verdict | null } | null>(null);
  useEffect(() => {
    void decideOnPhone();
    void emergency();
  }, []);
  const flags = asked(answers);
  const place = flags.indexOf(flag);

  const answer = async (value: Answers[Flag]) => {
    const given = { ...answers, [flag]: value } as Answers;
    setAnswers(given);
    onAnswer?.(given);
    const decide = await decideOnPhone();
    const verdict = decide && judge(decide, upTo(flag, given), facts);
    const effect = verdict?.effect ?? effectWithout(flag, given);
    const next = following(flag, given, effect);
    if (effect === "emergency") setAlarm({ verdict });
    else if (next) turnTo(next);
    else onEnd(effect === "stop" ? upTo(flag, given) : given, verdict);
  };
  const turnTo = (next: Flag) => {
    setFlag(next);
    scrollTo(0, 0);
  };
  const before = flags[place - 1];
  const goBack = before ? () => turnTo(before) : backTo;

  if (alarm) {
    const found = upTo(flag, answers);
    const goBack = () => setAlarm(null);
    return <Late load={emergency} given={{ ...alarm, flag, answers: found, reason, goBack }} />;
  }
  const { text, under } = words.questions[flag];
  return (
    <main class="flow">
      <FlowBar over={over} place={place} of={flags.length} goBack={goBack} isAlarm />
      <Title page={text}>{text}</Title>
      <p class="soft under">{under}</p>
      <Choices key={flag} label={text} options={optionsOf(flag)} chosen={answers[flag]} onChoose={answer} />
    </main>
  );
}

/** The last one, when the way back from what follows leads here. */
function firstOpen(answers: Answers): Flag {
  const flags = asked(answers);
  return (flags.find((flag) => answers[flag] === undefined) ?? flags.at(-1)) as Flag;
}

/** What was answered further on, before the way back was taken, has not been asked yet. */
function upTo(flag: Flag, answers: Answers): Answers {
  const flags = asked(answers);
  const known = flags.slice(0, flags.indexOf(flag) + 1);
  return Object.fromEntries(known.map((one) => [one, answers[one]])) as Answers;
}

type Value = NonNullable<Answers[Flag]>;

function optionsOf(flag: Flag): { value: Value; text: string }[] {
  if (flag === "fluoroquinolone") {
    return (["now", "six_months", "no"] as const).map((value) => ({ value, text: words.antibiotic[value] }));
  }
  return [
    { value: true, text: words.yes },
    { value: false, text: words.no },
  ];
}
