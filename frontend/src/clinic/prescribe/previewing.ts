/** Asks for a preview once the typing rests, and drops every answer but the newest. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { Refused } from "../../api/client";
import { type Prescription, type Preview, previewPlan } from "../data";
import { fieldOf, type Problems } from "./problems";

const REST_MS = 300;

/** `wait` is how long a question must stand before it is asked. */
export function latestAnswer<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  onAnswer: (answer: Answer) => void,
  onFailure: (error: unknown) => void,
  wait: number = REST_MS,
) {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    newest += 1;
    clearTimeout(timer);
  };
  const want = (question: Question) => {
    drop();
    const mine = newest;
    const ifNewest =
      <Value>(then: (value: Value) => void) =>
      (value: Value) => {
        if (mine === newest) then(value);
      };
    timer = setTimeout(() => void ask(question).then(ifNewest(onAnswer), ifNewest(onFailure)), wait);
  };
  return { want, drop };
}

export interface Previewed {
  preview: Preview | null;
  /** `stale`: shown is the answer to an earlier form; `failed`: the last question met no answer. */
  state: "waiting" | "fresh" | "stale" | "failed";
  /** What the server says about single fields of the form as it stands. */
  problems: Problems;
  retry: () => void;
}

export function problemsFrom(error: unknown): Problems | null {
  const named = error instanceof Refused ? (error.problem.errors ?? []) : [];
  if (named.length === 0) return null;
  return Object.fromEntries(named.map(({ field, message }) => [fieldOf(field), message]));
}

/** `prescription` is null while the form itself knows of a problem: then nothing is asked. */
export function usePreview(patientId: string, prescription: Prescription | null): Previewed {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [state, setState] = useState<Previewed["state"]>("waiting");
  const [problems, setProblems] = useState<Problems>({});
  const [turn, setTurn] = useState(0);
  const asker = useMemo(
    () =>
      latestAnswer(
        (wanted: Prescription) => previewPlan(patientId, wanted),
        (answer) => {
          setPreview(answer);
          setState("fresh");
        },
        (error) => {
          const named = problemsFrom(error);
          setProblems(named ?? {});
          setState(named ? "stale" : "failed");
        },
      ),
    [patientId],
  );
  const question = prescription && JSON.stringify(prescription);
  useEffect(() => {
    setProblems({});
    if (question === null) {
      asker.drop();
      setState("stale");
    } else {
      setState("waiting");
      asker.want(JSON.parse(question));
    }
    return asker.drop;
  }, [asker, question, turn]);
  return { preview, state, problems, retry: () => setTurn((last) => last + 1) };
}
