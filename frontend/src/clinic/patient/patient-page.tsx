/** One patient: what the rules said, what is locked and asked for, the plan, what was reported and changed. */

import { useCallback, useMemo, useState } from "preact/hooks";
import type { Me } from "../../api/types";
import { desk } from "../../messages/en/desk";
import { localNow } from "../calendar";
import { type PatientPage as Patient, readPatient } from "../data";
import { type Decisions, readDecisions, type Verdict } from "../decisions";
import { Icon } from "../parts/icon";
import { CardHead, PageTitle, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { CASELOAD } from "../places";
import { asPlanned, daysFrom } from "../prescribe/roll";
import { Roll } from "../prescribe/roll-table";
import { PatientRecords } from "../records/patient-records";
import { PatientReminders } from "../reminders/patient-reminders";
import { Ledger } from "./ledger";
import { Locks } from "./locks";
import { Overrule } from "./overrule";
import { OwnThresholds } from "./own-thresholds";
import { PlanNow } from "./plan-now";
import { Reached } from "./reached";
import { Recent } from "./recent";
import { SideEffects } from "./side-effects";
import { StageLine } from "./stage-line";
import { Targets } from "./targets-card";
import { VerdictBlock } from "./verdict-block";
import { firstShown, redFlag } from "./verdicts";
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

interface SectionsProps {
  patient: Patient;
  zone: string;
  onChanged: () => void;
}

function Sections({ patient, zone, onChanged }: SectionsProps) {
  const read = useCallback(() => readDecisions(patient.id), [patient.id]);
  const resource = useResource(read);
  const changed = () => {
    resource.reload();
    onChanged();
  };
  if (resource.value === null) return <Waiting resource={resource} />;
  return <Decided patient={patient} decided={resource.value} zone={zone} onChanged={changed} />;
}

/** The deep block is the verdict that waits, or the latest; before any rule has spoken it is the plan. */
function Decided({ patient, decided, zone, onChanged }: SectionsProps & { decided: Decisions }) {
  const { verdicts, overrides, progress, sideEffects, rules } = decided;
  const [pickedId, pick] = useState<string | null>(null);
  const shown = verdicts.find(({ id }) => id === pickedId) ?? firstShown(verdicts);
  const show = (verdict: Verdict) => {
    pick(verdict.id);
    document.getElementById("verdict")?.focus();
  };
  const isRunning = patient.plan !== null && patient.plan.status !== "ended";
  const shared = { patientId: patient.id, zone, onChanged };
  return (
    <>
      <StageLine progress={progress} zone={zone} onChanged={onChanged} />
      <div class="cols cols-patient">
        <div class="side">
          {shown && (
            <VerdictBlock {...shared} verdict={shown} verdicts={verdicts} rules={rules} onShow={show} />
          )}
          <Locks {...shared} progress={progress} />
          {(isRunning || overrides.length > 0) && (
            <Overrule
              {...shared}
              patientZone={patient.zone}
              overrides={overrides}
              flag={redFlag(progress.locks, verdicts)}
            />
          )}
          <PlanNow patient={patient} zone={zone} isDeep={!shown} onChanged={onChanged} />
          <Reached reminders={patient.reminders} zone={zone} />
        </div>
        <div class="main-col">
          <Targets progress={progress} zone={zone} />
          <Ledger verdicts={verdicts} overrides={overrides} shownId={shown?.id} zone={zone} onShow={show} />
          <SideEffects entries={sideEffects} zone={zone} />
          <Upcoming patient={patient} />
          <PatientRecords id={patient.id} zone={zone} />
          <PatientReminders id={patient.id} zone={zone} />
          <Recent recent={patient.recent} zone={zone} />
          {patient.versions.length > 0 && <Versions versions={patient.versions} zone={zone} />}
          <OwnThresholds patientId={patient.id} name={patient.name} zone={zone} />
        </div>
      </div>
    </>
  );
}

function Upcoming({ patient }: { patient: Patient }) {
  const { upcoming, zone } = patient;
  const days = useMemo(() => {
    const planned = upcoming.filter((item) => item.state === "planned").map((item) => asPlanned(item, zone));
    return planned.length > 0 ? daysFrom(localNow(new Date(), zone).slice(0, 10), AHEAD_DAYS, planned) : [];
  }, [upcoming, zone]);
  return (
    <section class="card" aria-labelledby="upcoming">
      <CardHead id="upcoming" title={say.upcoming} note={say.upcomingNote(zone)} />
      {days.length > 0 ? <Roll counted="due" days={days} /> : <Quiet>{say.nothingUpcoming}</Quiet>}
    </section>
  );
}
