/** Who answered what is asked before a course, when, and what was said; and the way to answering it. */

import { useEffect, useRef, useState } from "preact/hooks";
import { gates as say } from "../../../messages/en/desk-gates";
import { localNow, sayDate } from "../../calendar";
import { Icon } from "../../parts/icon";
import { RuleId } from "../../parts/rule-id";
import type { Gates } from "../../records/data";
import { type GatedCourse, QUESTIONS, questionWords } from "./gate-draft";
import { GateForm } from "./gate-form";
import type { AnswerGate } from "./use-gates";

interface GateProps {
  gate: Gates[GatedCourse];
  isOn: boolean;
  isOpen: boolean;
  zone: string;
  onOpen: (isOpen: boolean) => void;
  onAnswer: AnswerGate;
  onAnswered: (gate: Gates[GatedCourse]) => void;
}

export function GateAnswer({ gate, isOn, isOpen, zone, onOpen, onAnswer, onAnswered }: GateProps) {
  const { course, id, is_passed } = gate;
  const look = id === null ? "is-open" : is_passed ? "is-passed" : "is-blocked";
  const [hasClosed, setClosed] = useState(false);
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (hasClosed && !isOpen) again.current?.focus();
  }, [hasClosed, isOpen]);
  const close = () => {
    setClosed(true);
    onOpen(false);
  };
  return (
    <div class={`gate-answer ${look}`} data-test={`gate-${course}`}>
      <Icon name={!is_passed ? "lock" : id === null ? "info" : "check"} small />
      <div>
        {id === null ? (
          <p>
            <strong>{say.notAsked}</strong> {say.needed[course]}
          </p>
        ) : (
          <Said gate={gate} zone={zone} />
        )}
        {isOn && !is_passed && <p>{say.runsOn}</p>}
      </div>
      {!isOpen && (
        <button
          ref={again}
          class="button"
          type="button"
          data-test={`ask-${course}`}
          onClick={() => onOpen(true)}
        >
          {id === null ? say.ask : say.askAgain}
          <span class="hidden">: {say.title[course]}</span>
        </button>
      )}
      {isOpen && <GateForm gate={gate} onAnswer={onAnswer} onAnswered={onAnswered} onClose={close} />}
    </div>
  );
}

function Said({ gate, zone }: { gate: Gates[GatedCourse]; zone: string }) {
  const { verdict, is_passed, is_own_answer, answered_by, at } = gate;
  const now = localNow(new Date(), zone);
  const day = at === null ? "" : sayDate(localNow(new Date(at), zone), now);
  const who = answered_by ?? "";
  return (
    <>
      <p>
        <strong>{is_passed ? say.passed : say.blocked}</strong>{" "}
        {is_own_answer ? say.byPatient(who, day) : say.by(who, day)}.
      </p>
      {!is_passed && (
        <p>
          <RuleId rule={verdict.rule} effect={verdict.effect} /> {verdict.saw} {verdict.do} {verdict.call}
        </p>
      )}
      <p class="soft">{sayAnswers(gate)}</p>
      {gate.course === "gtn" && gate.answers && <Prescribed gate={gate} />}
    </>
  );
}

/** That somebody is old enough is no reason against anything. */
function sayAnswers(gate: Gates[GatedCourse]): string {
  const said = (gate.answers ?? {}) as Record<string, unknown>;
  const reasons = QUESTIONS[gate.course].filter((name) => name !== "is_adult" && said[name] === true);
  const words = reasons.map((name) => questionWords(gate.course, name).toLowerCase()).join("; ");
  return words === "" ? say.noToAll : say.yesTo(words);
}

function Prescribed({ gate }: { gate: Gates["gtn"] }) {
  if (gate.answers === null) return null;
  const { prescriber, product, systolic, instruction, headache_advice } = gate.answers;
  const facts = [
    prescriber && say.prescribedBy(prescriber),
    product,
    systolic !== null && say.pressure(systolic),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <p>{facts.join(", ")}.</p>}
      <p>{instruction ? say.instruction(instruction) : say.noInstruction}</p>
      {headache_advice && <p>{say.headache(headache_advice)}</p>}
      <p class="soft">{gate.may_show_cut ? say.mayCut : say.noCut}</p>
    </>
  );
}
