/** A patient of the caseload, for tests. */

import type { Patient } from "../data";

export const patientNamed = (name: string, rest: Partial<Patient> = {}): Patient => ({
  id: name,
  name,
  status: "active",
  plan_title: "Mid-portion strength",
  week: 1,
  weeks: 12,
  next_due_at: null,
  next_kind: null,
  sessions_done: 0,
  sessions_planned: 0,
  last_pain: null,
  pains: [],
  pain_limit: 3,
  last_entry_at: null,
  reminders: "on",
  need: null,
  reason: null,
  silent_days: null,
  locked_by: [],
  ...rest,
});

export const reason: NonNullable<Patient["reason"]> = {
  verdict_id: "v1",
  rule: "T3",
  effect: "step_back",
  saw: "The pain after your session went over your limit.",
  do: "Do less next time.",
  call: "Nobody for now.",
  at: "2026-03-21T08:30:00Z",
  more: 0,
};
