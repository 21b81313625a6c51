/** The state behind the assessment page: what is typed, what is wrong with it, and what is on record. */

import { useEffect, useMemo, useState } from "preact/hooks";
import type { LocalDate } from "../calendar";
import type { Condition, Records } from "../records/data";
import { type ConditionDraft, conditionOf, conditionProblems, draftOf } from "./condition-draft";
import { changedParts } from "./condition-merge";
import { forgetAssessment, keepAssessment, keptAssessment } from "./kept";
import { hasTests, type TestsDraft, testProblems, untestedOn } from "./tests-draft";

export type Problems = Record<string, string>;

export type Assessment = ReturnType<typeof useAssessment>;

/** What is typed, and what it began from: kept from before, or what lies on the server. */
function useDrafts(patientId: string, condition: Condition, today: LocalDate) {
  const [kept] = useState(() => keptAssessment(patientId));
  const [opened, setOpened] = useState(kept?.opened ?? condition);
  const [draft, setDraft] = useState(kept?.condition ?? draftOf(condition));
  const [tests, setTests] = useState(kept?.tests ?? untestedOn(today));
  const [wasKept, setWasKept] = useState(kept !== null);
  const startAfresh = () => {
    forgetAssessment(patientId);
    setOpened(condition);
    setDraft(draftOf(condition));
    setTests(untestedOn(today));
    setWasKept(false);
  };
  return { opened, setOpened, draft, setDraft, tests, setTests, wasKept, startAfresh };
}

/** `condition` as it was read; a draft that was kept began from the one of that time. */
export function useAssessment(patientId: string, condition: Condition, records: Records, today: LocalDate) {
  const { setOpened, setDraft, setTests, ...drafts } = useDrafts(patientId, condition, today);
  const { opened, draft, tests } = drafts;
  const [refusals, setRefusals] = useState<Problems>({});
  const [hasTried, setTried] = useState(false);

  const before = useMemo(() => conditionOf(draftOf(opened), opened.version), [opened]);
  const said = conditionOf(draft, opened.version);
  const isConditionNew = changedParts(before, said).length > 0;
  const isDirty = isConditionNew || hasTests(tests);
  const problems: Problems = { ...conditionProblems(draft), ...testProblems(tests, today), ...refusals };
  useKeeping(patientId, isDirty, { opened, condition: draft, tests });

  const change = (changes: Partial<ConditionDraft>) => {
    setDraft((last) => ({ ...last, ...changes }));
    setRefusals({});
  };
  const changeTests = (next: (last: TestsDraft) => TestsDraft) => {
    setTests(next);
    setRefusals({});
  };
  /** What lies on the server now, and what of mine stands on it. */
  const adopt = (theirs: Condition, mine: ConditionDraft = draftOf(theirs)) => {
    setOpened(theirs);
    setDraft(mine);
  };
  const state = { patientId, today, records, before, said, isConditionNew, isDirty, problems, hasTried };
  const acts = { change, changeTests, adopt, refuse: setRefusals, tryToSave: () => setTried(true) };
  return { ...drafts, ...state, ...acts, wasKept: drafts.wasKept && isDirty };
}

/** Leaving the page loses nothing; closing the tab asks first. */
function useKeeping(patientId: string, isDirty: boolean, kept: Parameters<typeof keepAssessment>[1]): void {
  useEffect(() => {
    if (isDirty) keepAssessment(patientId, kept);
    else forgetAssessment(patientId);
  });
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
