/** The caseload as one real table, a body for each need. */

import { desk } from "../../messages/en/desk";
import type { NeedGroup } from "./needs";
import { PatientRow } from "./patient-row";

interface TableProps {
  groups: NeedGroup[];
  zone: string;
  now: Date;
  picked: string | undefined;
  onPick: (id: string) => void;
}

const say = desk.caseload;

export function CaseloadTable({ groups, zone, now, picked, onPick }: TableProps) {
  return (
    <table class="caseload">
      <caption class="hidden">{say.caption}</caption>
      <thead>
        <tr>
          <th class="c-mark" scope="col">
            <span class="hidden">{say.columns.need}</span>
          </th>
          {(["who", "why", "kept", "pain", "step"] as const).map((column) => (
            <th key={column} class={`c-${column}`} scope="col">
              {say.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ group, patients }) => (
        <tbody key={group}>
          <tr class="group">
            <th colSpan={6} scope="rowgroup">
              {say.groups[group].title} <span>· {say.groups[group].note}</span>
            </th>
          </tr>
          {patients.map((patient) => (
            <PatientRow
              key={patient.id}
              patient={patient}
              zone={zone}
              now={now}
              isPicked={patient.id === picked}
              onPick={() => onPick(patient.id)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
