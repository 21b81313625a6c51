/** One patient: the plan now, the next fortnight, what was reported, what is reached, what was changed. */

import { useCallback, useMemo } from "preact/hooks";
import type { Me } from "../../api/types";
import { desk } from "../../messages/en/desk";
import { localNow } from "../calendar";
import { type PatientPage as Patient, readPatient } from "../data";
import { Icon } from "../parts/icon";
import { CardHead, PageTitle, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { CASELOAD } from "../places";
import { daysFrom } from "../prescribe/roll";
import { Roll } from "../prescribe/roll-table";
import { PlanNow } from "./plan-now";
import { Reached } from "./reached";
import { Recent } from "./recent";
import { StageLine } from "./stage-line";
import { Versions } from "./versions";

const say = desk.patient;
const AHEAD_DAYS = 14;

export function PatientPage({ id, me }: { id: string; me: Me }) {
  const read = useCallback(() => readPatient(id), [id]);
  const page = useResource(read);
  const patient = page.value;
  return (
    <>
      <header class="person">
        <div>
          <a class="crumb" href={CASELOAD}>
            <Icon name="back" small />
            {say.crumb}
          </a>
          <PageTitle>{patient?.name ?? desk.caseload.columns.who}</PageTitle>
        </div>
        {patient && (
          <p class="facts-line">
            <span>{patient.plan?.title ?? desk.caseload.status.no_plan}</span>
            <span>{patient.email}</span>
            <span>{say.zone(patient.zone)}</span>
          </p>
        )}
      </header>
      {patient === null ? (
        <Waiting resource={page} />
      ) : (
        <Sections patient={patient} zone={me.zone} onChanged={page.reload} />
      )}
    </>
  );
}

function Sections({ patient, zone, onChanged }: { patient: Patient; zone: string; onChanged: () => void }) {
  return (
    <>
      {patient.plan?.status === "active" && <StageLine plan={patient.plan} />}
      <div class="cols cols-patient">
        <div class="side">
          <PlanNow patient={patient} zone={zone} onChanged={onChanged} />
          <Reached reminders={patient.reminders} zone={zone} />
        </div>
        <div class="main-col">
          <Upcoming patient={patient} />
          <Recent recent={patient.recent} zone={zone} />
          {patient.versions.length > 0 && <Versions versions={patient.versions} zone={zone} />}
        </div>
      </div>
    </>
  );
}

function Upcoming({ patient }: { patient: Patient }) {
  const { upcoming, zone } = patient;
  const days = useMemo(() => {
    const planned = upcoming
      .filter((item) => item.state === "planned")
      .map((item) => ({ ...item, expires_at: item.due_at, zone, n: null, of: null }));
    return planned.length > 0 ? daysFrom(localNow(new Date(), zone).slice(0, 10), AHEAD_DAYS, planned) : [];
  }, [upcoming, zone]);
  return (
    <section class="card" aria-labelledby="upcoming">
      <CardHead id="upcoming" title={say.upcoming} note={say.upcomingNote(zone)} />
      {days.length > 0 ? <Roll counted="due" days={days} /> : <Quiet>{say.nothingUpcoming}</Quiet>}
    </section>
  );
}
