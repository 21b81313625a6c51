/** The questions before a course, each by itself; nothing is answered for anybody. */

import { useState } from "preact/hooks";
import { gates as say } from "../../../messages/en/desk-gates";
import { Field, fieldId } from "../../parts/field";
import { Icon } from "../../parts/icon";
import { Callout } from "../../parts/page";
import type { Gates } from "../../records/data";
import {
  type GateDraft,
  type GatedCourse,
  gateDraftOf,
  gateProblems,
  QUESTIONS,
  questionWords,
} from "./gate-draft";
import { GtnFields } from "./gtn-fields";
import type { AnswerGate } from "./use-gates";

interface FormProps {
  gate: Gates[GatedCourse];
  onAnswer: AnswerGate;
  onAnswered: (gate: Gates[GatedCourse]) => void;
  onClose: () => void;
}

const pathOf = (course: GatedCourse, name: string) => `gate.${course}.${name}`;

/** What was left open is named once keeping was tried. */
function useGateForm({ gate, onAnswer, onAnswered, onClose }: FormProps) {
  const { course } = gate;
  const [draft, setDraft] = useState(() => gateDraftOf(gate));
  const [hasTried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const [state, setState] = useState<"idle" | "saving" | "failed">("idle");
  const found = gateProblems(course, draft);
  const change = (changes: Partial<GateDraft>) => {
    setDraft((last) => ({ ...last, ...changes }));
    setRefusals({});
  };
  const keep = async () => {
    setTried(true);
    const [first] = Object.keys(found);
    if (first !== undefined) {
      document.getElementById(fieldId(pathOf(course, first)))?.focus();
      return;
    }
    setState("saving");
    const answer = await onAnswer(course, draft);
    if ("gate" in answer) {
      onAnswered(answer.gate);
      onClose();
      return;
    }
    setRefusals(answer.problems);
    setState(Object.keys(answer.problems).length > 0 ? "idle" : "failed");
  };
  return { course, draft, change, keep, state, problems: { ...(hasTried && found), ...refusals } };
}

export function GateForm(props: FormProps) {
  const { course, draft, change, keep, state, problems } = useGateForm(props);
  return (
    <fieldset
      class="gate-form"
      data-test={`gate-form-${course}`}
      onKeyDown={(event) => {
        // The page's own main button must not be pressed from inside a form of its own
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        void keep();
      }}
    >
      <legend>{say.title[course]}</legend>
      <p class="small soft">{say.each}</p>
      <ul class="questions">
        {QUESTIONS[course].map((name, index) => (
          <Question
            key={name}
            course={course}
            name={name}
            answer={draft.answers[name]}
            problem={problems[name]}
            hasFocus={index === 0}
            onAnswer={(answer) => change({ answers: { ...draft.answers, [name]: answer } })}
          />
        ))}
      </ul>
      <OwnFields course={course} draft={draft} change={change} problems={problems} />
      {state === "failed" && <Callout tone="load" title={say.failed} />}
      <Buttons course={course} isSaving={state === "saving"} onKeep={keep} onClose={props.onClose} />
    </fieldset>
  );
}

interface OwnProps {
  course: GatedCourse;
  draft: GateDraft;
  change: (changes: Partial<GateDraft>) => void;
  problems: Record<string, string>;
}

/** What is asked of this course only. */
function OwnFields({ course, draft, change, problems }: OwnProps) {
  if (course === "gtn") return <GtnFields draft={draft} change={change} problems={problems} />;
  if (course === "shockwave") {
    return (
      <Field
        path={pathOf(course, "weeks_since_steroid")}
        label={say.weeksSinceSteroid}
        type="number"
        unit={say.weeks}
        hint={say.weeksHint}
        value={draft.weeksSinceSteroid}
        onValue={(weeksSinceSteroid) => change({ weeksSinceSteroid })}
        problem={problems.weeks_since_steroid}
      />
    );
  }
  return (
    <Field
      path={pathOf(course, "dose")}
      label={say.dose}
      hint={say.doseHint}
      value={draft.dose}
      onValue={(dose) => change({ dose })}
      problem={problems.dose}
    />
  );
}

function Buttons(props: { course: GatedCourse; isSaving: boolean; onKeep: () => void; onClose: () => void }) {
  return (
    <div class="actions actions-left">
      <button
        class="button button-firm"
        type="button"
        data-test={`keep-${props.course}`}
        disabled={props.isSaving}
        onClick={props.onKeep}
      >
        {props.isSaving ? say.saving : say.save}
      </button>
      <button class="button" type="button" onClick={props.onClose}>
        {say.leave}
      </button>
    </div>
  );
}

interface QuestionProps {
  course: GatedCourse;
  name: string;
  answer: boolean | undefined;
  problem: string | undefined;
  hasFocus: boolean;
  onAnswer: (answer: boolean) => void;
}

function Question({ course, name, answer, problem, hasFocus, onAnswer }: QuestionProps) {
  const id = fieldId(pathOf(course, name));
  const choice = (value: boolean, words: string) => (
    <label class="choice">
      <input
        type="radio"
        id={value ? id : undefined}
        ref={(input) => {
          if (hasFocus && value && input && !input.dataset.met) {
            input.dataset.met = "yes";
            input.focus();
          }
        }}
        name={id}
        checked={answer === value}
        aria-describedby={problem ? `${id}-error` : undefined}
        onChange={() => onAnswer(value)}
      />
      {words}
    </label>
  );
  return (
    <li>
      <fieldset class="question">
        <legend>{questionWords(course, name)}</legend>
        <span class="yes-no">
          {choice(true, say.yes)}
          {choice(false, say.no)}
        </span>
      </fieldset>
      {problem && (
        <p class="error" id={`${id}-error`}>
          <Icon name="info" small />
          <span>{problem}</span>
        </p>
      )}
    </li>
  );
}
