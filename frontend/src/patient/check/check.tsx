/** The morning check: five short questions, and what they mean, with or without a signal. */

import { useEffect, useState } from "preact/hooks";
import type { MorningCheck, Occurrence } from "../../api/types";
import { type KeptCheck, keep, kept } from "../../outbox/database";
import { Late } from "../../ui/late";
import { answerCheck, undo } from "../acts";
import { type Given, Questions } from "./questions";

const gone = () => import("../gone");
/** Waits for the first answer; fetched while the questions are read. */
const verdict = () => import("./verdict");

interface Props {
  one: Occurrence;
  /** Only whether it has settled by now: everything else was told before. */
  isAgain: boolean;
}

export default function Check({ one, isAgain }: Props) {
  const [earlier, setEarlier] = useState<KeptCheck | null>();
  const [given, setGiven] = useState<Given>({});
  const [said, setSaid] = useState<KeptCheck | null>(null);
  useEffect(() => {
    void verdict();
    void kept("check").then((known) => {
      const isSame = known?.body.occurrence_id === one.id;
      setEarlier(isSame ? known : null);
      if (isSame && isAgain) setGiven(givenOf(known.body));
      else if (isSame && one.state === "done") setSaid(known);
    });
  }, [one.id, isAgain]);

  const finish = async (answers: Given) => {
    setGiven(answers);
    const body = bodyOf(one, answers);
    const id = await answerCheck(one, body, isAgain);
    const answered = { id, body, verdict: null, told: null };
    setSaid(answered);
    scrollTo(0, 0);
    await keep("check", answered);
  };
  const change = async () => {
    setSaid(null);
    await undo(one);
  };

  if (said)
    return <Late load={verdict} given={{ said, onSaid: setSaid, onChange: isAgain ? null : change }} />;
  if (earlier === undefined) return <main />;
  if (one.state === "done" && !isAgain) return <Late load={gone} given={{}} />;
  return <Questions key={one.id} given={given} isAgain={isAgain && earlier !== null} onEnd={finish} />;
}

const bodyOf = (one: Occurrence, { pain, after, settled, tablets, stiffness }: Given): MorningCheck => ({
  occurrence_id: one.id,
  answered_at: new Date().toISOString(),
  morning_pain: pain ?? 0,
  after: after ?? null,
  settled: settled ?? null,
  tablets: tablets ?? null,
  stiffness_minutes: stiffness ?? null,
});

const givenOf = ({ morning_pain, after, tablets, stiffness_minutes }: MorningCheck): Given => ({
  pain: morning_pain,
  after,
  tablets,
  stiffness: stiffness_minutes,
});
