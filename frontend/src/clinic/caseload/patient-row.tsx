/** One patient on one line: the reason they are here and the next step. */

import { desk } from "../../messages/en/desk";
import type { Patient } from "../data";
import { RuleId } from "../parts/rule-id";
import { patientPath } from "../places";
import { NeedMark } from "./need-mark";
import { groupOf, stepPath } from "./needs";
import { Spark } from "./spark";
import { sayNext, sayPlan, saySince, sayWhy } from "./where";

interface RowProps {
  patient: Patient;
  zone: string;
  now: Date;
  isPicked: boolean;
  onPick: () => void;
}

const say = desk.caseload;

export function PatientRow({ patient, zone, now, isPicked, onPick }: RowProps) {
  const group = groupOf(patient);
  return (
    <tr data-test="patient-row" aria-current={isPicked ? "true" : undefined}>
      <td class="c-mark">
        <NeedMark group={group} />
      </td>
      <th class="c-who" scope="row">
        <a id={`row-${patient.id}`} href={patientPath(patient.id)} onFocus={onPick}>
          {patient.name}
        </a>
        <span>{sayPlan(patient)}</span>
      </th>
      <td class="c-why">
        <p>{sayWhy(patient, zone, now)}</p>
        <Beneath patient={patient} zone={zone} now={now} />
      </td>
      <td class="c-kept">
        {patient.sessions_planned > 0 && say.kept(patient.sessions_done, patient.sessions_planned)}
      </td>
      <td class="c-pain">
        {patient.pains.length > 0 ? (
          <Spark pains={patient.pains} limit={patient.pain_limit} />
        ) : (
          <>
            <span aria-hidden="true">{say.noPain}</span>
            <span class="hidden">{say.noPainWords}</span>
          </>
        )}
      </td>
      <td class="c-step">
        <a class="button" href={stepPath(patient)} onFocus={onPick}>
          {say.steps[group]}
          <span class="hidden">: {patient.name}</span>
        </a>
      </td>
    </tr>
  );
}

/** The rule that spoke and since when; for who needs nothing, what comes next. */
function Beneath({ patient, zone, now }: Pick<RowProps, "patient" | "zone" | "now">) {
  const { reason, locked_by: locks } = patient;
  if (reason) {
    return (
      <small>
        <RuleId rule={reason.rule} effect={reason.effect} /> {saySince(patient, zone, now)}
      </small>
    );
  }
  if (locks.length > 0) {
    return (
      <small>
        {say.lockedBy}{" "}
        {locks.map((rule) => (
          <RuleId key={rule} rule={rule} effect="hold" />
        ))}
      </small>
    );
  }
  if (patient.need === null || patient.next_due_at === null) return null;
  return <small>{sayNext(patient, zone, now)}</small>;
}
