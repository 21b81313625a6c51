/** Assigning and adjusting: what is sent, and what happens when somebody else was faster. */

import { useState } from "preact/hooks";
import { Refused } from "../../api/client";
import { desk } from "../../messages/en/desk";
import { plan as say } from "../../messages/en/desk-plan";
import { useLocation } from "../../router";
import { keepFocus } from "../../ui/focus";
import { sayDay, timeOf } from "../calendar";
import {
  adjustPlan,
  assignPlan,
  listVersions,
  type Plan,
  type PlanVersion,
  type Prescription,
  readPatient,
  readPlan,
} from "../data";
import { sayOn } from "../parts/said";
import { patientPath } from "../places";
import { mergePlans, type Part } from "./difference";
import { draftOf } from "./draft";
import { isRunning, later, type PlanForm } from "./plan-form";
import { problemsFrom } from "./previewing";

export interface Conflict {
  theirs: Plan;
  version: PlanVersion | undefined;
}

/** Saves the form; a second author's version becomes a conflict to choose in, never overwritten. */
export function useSaving(form: PlanForm) {
  const { route } = useLocation();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async (prescription: Prescription) => {
    setSaving(true);
    setFailure(null);
    try {
      const saved = await store(form, prescription);
      const page = patientPath(form.patient.id);
      sayOn(
        page,
        form.running ? desk.patient.adjusted(saved.version) : desk.patient.assigned(firstReminder(form)),
      );
      route(page);
    } catch (error) {
      const met = await meetRefusal(form, error).catch(() => ({ failure: say.failure.notSaved }));
      if ("conflict" in met) setConflict(met.conflict);
      else setFailure(met.failure);
    } finally {
      setSaving(false);
    }
  };

  const settle = (keepMine: readonly Part[] | null) => {
    if (!conflict || !form.running || !form.prescription) return;
    const theirs = conflict.theirs.prescription;
    const merged = keepMine
      ? mergePlans(form.running.prescription, theirs, form.prescription, keepMine)
      : { ...theirs, reason: "" };
    form.adopt(conflict.theirs);
    form.change({ ...draftOf(merged, later(form.today, merged.starts_on)), reason: merged.reason });
    setConflict(null);
    keepFocus("[data-test=assign]");
  };

  return { conflict, failure, isSaving, save, settle };
}

function store(form: PlanForm, prescription: Prescription): Promise<Plan> {
  const { running, patient } = form;
  if (!running) return assignPlan(patient.id, prescription);
  return adjustPlan(running.id, { version: running.version, reason: prescription.reason, prescription });
}

/** What a refusal means: somebody else was here, a field is wrong, or it simply was not saved. */
async function meetRefusal(
  form: PlanForm,
  error: unknown,
): Promise<{ conflict: Conflict } | { failure: string | null }> {
  const status = error instanceof Refused ? error.status : 0;
  const { running, patient } = form;
  if (status === 412 && running) {
    const [theirs, { versions }] = await Promise.all([readPlan(running.id), listVersions(running.id)]);
    return { conflict: { theirs, version: versions.find((version) => version.number === theirs.version) } };
  }
  if (status === 409 && !running) {
    const { plan } = await readPatient(patient.id);
    if (!isRunning(plan)) return { failure: say.failure.notSaved };
    form.adopt(plan);
    return { failure: say.failure.already };
  }
  const named = problemsFrom(error);
  if (named) form.refuse(named);
  return { failure: named ? null : status === 409 ? say.failure.ended : say.failure.notSaved };
}

function firstReminder(form: PlanForm): string | null {
  const items = form.previewed.preview?.days.flatMap((day) => day.items) ?? [];
  const now = new Date().toISOString();
  const first = items.find((item) => item.kind !== "shockwave" && item.due_at > now);
  return first ? `${sayDay(first.local, form.today)} ${timeOf(first.local)}` : null;
}
