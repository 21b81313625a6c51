/** Why the picked patient is here, without opening the page; it holds the one main step. */

import { desk } from "../../messages/en/desk";
import { sayMoment } from "../calendar";
import type { Patient } from "../data";
import { Quiet } from "../parts/page";
import { RuleId } from "../parts/rule-id";
import { patientPath } from "../places";
import { groupOf, stepPath } from "./needs";
import { Spark } from "./spark";
import { sayNext, sayPlan, saySince, sayWhy } from "./where";

const say = desk.caseload;

export function Peek({ patient, zone, now }: { patient: Patient; zone: string; now: Date }) {
  const group = groupOf(patient);
  const needsNothing = group === "none";
  return (
    <aside class="side side-stick" aria-label={say.selected}>
      <section class={group === "emergency" ? "now peek emergency" : "now peek"} aria-labelledby="peek">
        <p class="now-label">
          {patient.reason && <RuleId rule={patient.reason.rule} effect={patient.reason.effect} />}
          {needsNothing ? say.about(patient.name) : say.why(patient.name)}
        </p>
        <h2 id="peek">{sayWhy(patient, zone, now)}</h2>
        {patient.reason?.at && <p class="small">{saySince(patient, zone, now)}</p>}
        <Spark pains={patient.pains} limit={patient.pain_limit} isLarge />
        <Facts patient={patient} zone={zone} now={now} />
        <a class="button button-main button-wide" href={stepPath(patient)}>
          {needsNothing ? say.openPage : say.steps[group]}
          <kbd class="hint-key">N</kbd>
        </a>
        {stepPath(patient) !== patientPath(patient.id) && (
          <div class="actions">
            <a class="button" href={patientPath(patient.id)}>
              {say.openPage}
            </a>
          </div>
        )}
      </section>
      <Quiet icon="moon">{say.nobodyWatches}</Quiet>
    </aside>
  );
}

function Facts({ patient, zone, now }: { patient: Patient; zone: string; now: Date }) {
  const { reason, locked_by: locks } = patient;
  const facts: [string, string][] = reason?.verdict_id
    ? [
        [say.facts.do, reason.do],
        [say.facts.call, reason.call],
      ]
    : [];
  if (locks.length > 0) facts.push([say.facts.locked, say.by(locks.join(", "))]);
  facts.push([say.facts.plan, sayPlan(patient)]);
  if (patient.next_due_at !== null)
    facts.push([say.facts.next, sayNext(patient, zone, now).replace(/^next: /, "")]);
  if (patient.sessions_planned > 0) {
    facts.push([say.facts.kept, say.kept(patient.sessions_done, patient.sessions_planned)]);
  }
  const entry = patient.last_entry_at ? sayMoment(patient.last_entry_at, zone, now) : say.noEntry;
  facts.push([say.facts.entry, entry], [say.facts.reached, say.reached[patient.reminders]]);
  return (
    <dl class="facts">
      {facts.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
