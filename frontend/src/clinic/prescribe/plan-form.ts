/** The state behind the plan page: the draft, what is wrong with it, and what it would send. */

import { useMemo, useState } from "preact/hooks";
import { plan as say } from "../../messages/en/desk-plan";
import type { LocalDate } from "../calendar";
import type { PatientPage, Plan, Template } from "../data";
import { difference, type TitleOf } from "./difference";
import { type Draft, draftOf, freshDraft, prescriptionOf } from "./draft";
import { usePreview } from "./previewing";
import { type Problems, problemsOf } from "./problems";
import { type Spacing, spaced } from "./spacing";

/** What is simply not filled in yet waits with its complaint until the field was left or assigning was tried. */
const PATIENT_FIELDS = ["shockwave.prescriber", "gtn.prescriber", "reason"];

export type PlanForm = ReturnType<typeof usePlanForm>;

export const later = (one: LocalDate, other: LocalDate) => (one > other ? one : other);

export const isRunning = (plan: Plan | null): plan is Plan => plan !== null && plan.status !== "ended";

const USUAL_SPACING: Spacing = { least: 2, most: 3, daysApart: 2 };

function spacingOf(template: Template | undefined): Spacing {
  if (!template) return USUAL_SPACING;
  const { least_sessions_a_week, most_sessions_a_week, least_days_apart } = template;
  return { least: least_sessions_a_week, most: most_sessions_a_week, daysApart: least_days_apart };
}

/** The prescription that the draft makes, what it would send and change, and what is wrong with it. */
function useJudged(
  patientId: string,
  draft: Draft | null,
  running: Plan | null,
  titleOf: TitleOf,
  today: LocalDate,
  usualSpacing: Spacing,
) {
  const prescription = draft && prescriptionOf(draft);
  const found = draft ? problemsOf(draft, running ? null : today, usualSpacing) : {};
  const isComplete = prescription !== null && Object.keys(found).length === 0;
  const previewed = usePreview(patientId, isComplete ? { ...prescription, reason: "" } : null);
  const changes = running && prescription ? difference(running.prescription, prescription, titleOf) : [];
  const needsReason = changes.length > 0 && draft?.reason.trim() === "";
  const problems: Problems = needsReason ? { ...found, reason: say.problems.reason } : found;
  const spacing = spaced(usualSpacing, prescription?.sessions.days_apart);
  return { prescription, previewed, changes, problems, spacing };
}

/** The form as it is opened. */
function untouched(running: Plan | null, templates: Template[], today: LocalDate): Draft | null {
  if (running) return draftOf(running.prescription, later(today, running.starts_on));
  return templates[0] ? freshDraft(templates[0], today) : null;
}

export function usePlanForm(patient: PatientPage, templates: Template[], today: LocalDate) {
  const [running, setRunning] = useState(isRunning(patient.plan) ? patient.plan : null);
  const fresh = useMemo(() => untouched(running, templates, today), [running, templates, today]);
  const [draft, setDraft] = useState(fresh);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [hasTried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<Problems>({});
  const titleOf = (id: string) => templates.find((template) => template.id === id)?.title ?? id;

  const template = templates.find((one) => one.id === draft?.template);
  const usualSpacing = spacingOf(template);
  const judged = useJudged(patient.id, draft, running, titleOf, today, usualSpacing);
  const saidByServer: Problems = { ...judged.previewed.problems, ...refusals };
  const problems = { ...judged.problems, ...saidByServer };

  return {
    ...judged,
    patient,
    templates,
    titleOf,
    template,
    /** How the programme has it, before the form asks for more. */
    usualSpacing,
    draft,
    /** The running plan as a draft, to tell what was; null for a first plan. */
    original: running && fresh,
    running,
    problems,
    today,
    hasTried,
    problemAt: (field: string) => {
      const mayWait = PATIENT_FIELDS.includes(field) && !hasTried && !left.has(field);
      return mayWait ? saidByServer[field] : problems[field];
    },
    change: (next: Draft | ((last: Draft) => Draft)) => {
      setDraft((last) => (typeof next === "function" ? last && next(last) : next));
      setRefusals({});
    },
    leaveField: (field: string) => setLeft((before) => new Set(before).add(field)),
    tryAssign: () => setTried(true),
    undoAll: () => setDraft(fresh),
    refuse: setRefusals,
    adopt: (theirs: Plan) => setRunning(theirs),
  };
}
