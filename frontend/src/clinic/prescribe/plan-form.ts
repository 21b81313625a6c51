/** The state behind the plan page: the draft, what is wrong with it, and what it would send. */

import { useMemo, useState } from "preact/hooks";
import { plan as say } from "../../messages/en/desk-plan";
import type { LocalDate } from "../calendar";
import type { PatientPage, Plan, Template } from "../data";
import { difference } from "./difference";
import { type Draft, draftOf, freshDraft, prescriptionOf } from "./draft";
import { usePreview } from "./previewing";
import { type Problems, problemsOf } from "./problems";

/** What is simply not filled in yet waits with its complaint until the field was left or assigning was tried. */
const PATIENT_FIELDS = ["shockwave.prescriber", "gtn.prescriber", "reason"];

export type PlanForm = ReturnType<typeof usePlanForm>;

export const later = (one: LocalDate, other: LocalDate) => (one > other ? one : other);

export const isRunning = (plan: Plan | null): plan is Plan => plan !== null && plan.status !== "ended";

export function usePlanForm(patient: PatientPage, templates: Template[], today: LocalDate) {
  const [running, setRunning] = useState(isRunning(patient.plan) ? patient.plan : null);
  const fresh = useMemo(() => {
    if (running) return draftOf(running.prescription, later(today, running.starts_on));
    return templates[0] ? freshDraft(templates[0], today) : null;
  }, [running, templates, today]);
  const [draft, setDraft] = useState(fresh);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [hasTried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<Problems>({});
  const titleOf = (id: string) => templates.find((template) => template.id === id)?.title ?? id;

  const prescription = draft && prescriptionOf(draft);
  const formProblems = draft ? problemsOf(draft, running ? null : today) : {};
  const isComplete = prescription !== null && Object.keys(formProblems).length === 0;
  const previewed = usePreview(patient.id, isComplete ? { ...prescription, reason: "" } : null);
  const changes = running && prescription ? difference(running.prescription, prescription, titleOf) : [];
  const saidByServer: Problems = { ...previewed.problems, ...refusals };
  const problems = { ...formProblems, ...saidByServer };
  if (running && changes.length > 0 && draft?.reason.trim() === "") problems.reason ??= say.problems.reason;

  return {
    patient,
    templates,
    titleOf,
    draft,
    /** The running plan as a draft, to tell what was; null for a first plan. */
    original: running && fresh,
    running,
    prescription,
    changes,
    previewed,
    problems,
    today,
    hasTried,
    problemAt: (field: string) => {
      const mayWait = PATIENT_FIELDS.includes(field) && !hasTried && !left.has(field);
      return mayWait ? saidByServer[field] : problems[field];
    },
    change: (next: Draft) => {
      setDraft(next);
      setRefusals({});
    },
    leaveField: (field: string) => setLeft((before) => new Set(before).add(field)),
    tryAssign: () => setTried(true),
    undoAll: () => setDraft(fresh),
    refuse: setRefusals,
    adopt: (theirs: Plan) => setRunning(theirs),
  };
}
