/** One patient on one line: the reason they are here and the next step. */

import { desk } from "../../messages/en/desk";
import type { Patient } from "../data";
import { patientPath } from "../places";
import { NeedMark } from "./need-mark";
import { groupOf, stepPath } from "./needs";
import { sayNext, sayPlan, sayWhy } from "./where";

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
        {group !== "none" && patient.next_due_at !== null && <small>{sayNext(patient, zone, now)}</small>}
      </td>
      <td class="c-kept">
        {patient.sessions_planned > 0 && say.kept(patient.sessions_done, patient.sessions_planned)}
      </td>
      <td class="c-pain">
        {patient.last_pain ?? (
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
