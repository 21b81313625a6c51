/** Who is not being reached, why, and what to do about each. */

import type { Me } from "../../api/types";
import { reach as say } from "../../messages/en/desk-reach";
import { sayMoment } from "../calendar";
import { NeedMark } from "../caseload/need-mark";
import { listUnreached, type ReachList, type Unreached } from "../data";
import { Icon } from "../parts/icon";
import { PageTitle, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { CASELOAD, remindersPath } from "../places";
import "./reach.css";

export function ReachPage({ me }: { me: Me }) {
  const resource = useResource(listUnreached);
  const found = resource.value;
  return (
    <>
      <header class="top">
        <div>
          <a class="crumb" href={CASELOAD}>
            <Icon name="back" small />
            {say.crumb}
          </a>
          <PageTitle>{found ? headingOf(found) : say.link}</PageTitle>
          {found && found.patients.length > 0 && <p class="soft">{say.of(found.watched)}</p>}
        </div>
      </header>
      {found === null ? <Waiting resource={resource} /> : <Found found={found} zone={me.zone} />}
    </>
  );
}

function headingOf({ watched, patients }: ReachList): string {
  return watched === 0 ? say.nobodyWatched : say.heading(patients.length);
}

function Found({ found, zone }: { found: ReachList; zone: string }) {
  if (found.patients.length > 0) {
    return (
      <>
        <UnreachedTable patients={found.patients} zone={zone} />
        <div class="foot-row">
          <Quiet>{say.note}</Quiet>
        </div>
      </>
    );
  }
  return (
    <section class="card quiet-day">
      <p>{found.watched === 0 ? say.nobodyYet : say.everyone(found.watched)}</p>
      {found.watched > 0 && <Quiet>{say.everyoneNote}</Quiet>}
      <a class="button" href={CASELOAD}>
        {say.back}
      </a>
    </section>
  );
}

function UnreachedTable({ patients, zone }: { patients: Unreached[]; zone: string }) {
  const now = new Date();
  return (
    <table class="caseload unreached">
      <caption class="hidden">{say.caption}</caption>
      <thead>
        <tr>
          <th class="c-mark" scope="col">
            <span class="hidden">{say.columns.mark}</span>
          </th>
          {(["who", "why", "todo"] as const).map((column) => (
            <th key={column} class={`c-${column}`} scope="col">
              {say.columns[column]}
            </th>
          ))}
          <th class="c-step" scope="col">
            <span class="hidden">{say.columns.step}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {patients.map((patient) => (
          <Row key={patient.id} patient={patient} zone={zone} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ patient, zone, now }: { patient: Unreached; zone: string; now: Date }) {
  const { why, last_receipt_at: last, misses } = patient;
  const since = sayMoment(patient.since, zone, now);
  return (
    <tr data-test="unreached">
      <td class="c-mark">
        <NeedMark group={why === "unanswered" ? "silent" : "unreachable"} />
      </td>
      <th class="c-who" scope="row">
        <a href={remindersPath(patient.id)}>{patient.name}</a>
        <span>{patient.devices.map(({ label }) => label).join(", ")}</span>
        <span>{last ? say.lastShown(sayMoment(last, zone, now)) : say.neverShown}</span>
      </th>
      <td class="c-why">
        <p>{say.why[why]}</p>
        <small>
          {why === "no_device" ? say.sinceBegin(since) : say.since(since)}
          {misses > 0 && `, ${say.misses(misses)}`}
        </small>
      </td>
      <td class="c-todo">
        <p>{say.todo(patient)}</p>
        <small>{sayStandIn(patient, zone, now)}</small>
      </td>
      <td class="c-step">
        <a class="button" href={remindersPath(patient.id)}>
          {say.open}
          <span class="hidden">: {patient.name}</span>
        </a>
      </td>
    </tr>
  );
}

/** What reaches the patient meanwhile. */
function sayStandIn(patient: Unreached, zone: string, now: Date): string {
  const { email_at: mailed, has_calendar } = patient;
  const standIns = [mailed && say.email(sayMoment(mailed, zone, now)), has_calendar && say.calendar];
  return standIns.filter(Boolean).join(". ") || say.nothing;
}
