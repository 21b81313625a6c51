/** The first questions: one a page, kept on the phone, left and taken up again at will. */

import { useEffect, useState } from "preact/hooks";
import type { Verdict } from "../../domain/tables";
import { over, warningSigns } from "../../messages/en/start";
import { keep, kept } from "../../outbox/database";
import { path } from "../../router";
import { FlowBar } from "../../ui/flow-bar";
import { Late } from "../../ui/late";
import type { Answers as Found } from "../happened/questions";
import { readCondition } from "../known";
import { type Answers, type Page, pages } from "./answers";
import { Asked } from "./asked";

const flags = () => import("../happened/flags").then(({ Flags }) => ({ default: Flags }));
const summary = () => import("./summary");
const monthly = () => import("./monthly");

/** Nobody has told the age at the first page: it is asked for further on. */
const FACTS = { age: null, diagnosis_confirmed: false, has_clinician: true };

export default function Start() {
  return path.value === "/start" ? <FirstQuestions /> : <Late load={monthly} given={{}} />;
}

/** What was answered, and where: kept with every turn of a page. */
function useHalf() {
  const [half, setHalf] = useState<{ at: Page; answers: Answers } | null>(null);
  useEffect(() => {
    void readCondition();
    void kept("start").then((known) => setHalf((known ?? { at: "flags", answers: {} }) as typeof half));
  }, []);
  const turn = (at: Page, answers: Answers) => {
    setHalf({ at, answers });
    void keep("start", { at, answers });
  };
  return [half, turn] as const;
}

function FirstQuestions() {
  const [half, turn] = useHalf();
  const [end, setEnd] = useState<{ isUrgent: boolean } | null>(null);
  if (!half) return <main />;
  const { at, answers } = half;
  if (end) return <Late load={summary} given={{ answers, ...end }} />;

  const all = pages(answers);
  const place = all.indexOf(at);
  const goOn = (given: Answers, isUrgent = false) => {
    const order = pages(given);
    const next = isUrgent ? undefined : order[order.indexOf(at) + 1];
    turn(next ?? at, given);
    scrollTo(0, 0);
    if (!next) setEnd({ isUrgent });
  };
  if (at === "flags") return <Signs answers={answers} turn={turn} goOn={goOn} />;
  const before = all[place - 1] ?? "flags";
  return (
    <main class="flow" data-test={`start-${at}`}>
      <FlowBar over={over} place={place - 1} of={all.length - 1} goBack={() => turn(before, answers)} />
      <Asked key={at} page={at} answers={answers} onEnd={goOn} />
    </main>
  );
}

interface SignsProps {
  answers: Answers;
  turn: (at: Page, answers: Answers) => void;
  goOn: (answers: Answers, isUrgent: boolean) => void;
}

function Signs({ answers, turn, goOn }: SignsProps) {
  const given = {
    reason: "start",
    over: warningSigns,
    facts: FACTS,
    begun: answers.flags,
    backTo: "/",
    onAnswer: (flags: Found) => turn("flags", { ...answers, flags }),
    onEnd: (flags: Found, verdict: Verdict | null) => goOn({ ...answers, flags }, verdict?.effect === "stop"),
  } as const;
  return <Late load={flags} given={given} />;
}
