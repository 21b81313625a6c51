/** The first page: who needs the clinician, and invitations nobody has used yet. */

import { useMemo, useState } from "preact/hooks";
import type { Me } from "../../api/types";
import { desk } from "../../messages/en/desk";
import { reach } from "../../messages/en/desk-reach";
import { useLocation } from "../../router";
import { localNow, sayDay, timeOf } from "../calendar";
import { listPatients, type Patient } from "../data";
import { OpenInvitations } from "../invite/open-invitations";
import { Icon } from "../parts/icon";
import { KeyHints } from "../parts/key-hints";
import { useKeys } from "../parts/keys";
import { PageTitle, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { INVITE, REACH } from "../places";
import { CaseloadTable } from "./caseload-table";
import { FILTERS, Filters } from "./filters";
import { countFirst, cutDown, type Filter, groupByNeed, stepPath } from "./needs";
import { Peek } from "./peek";

const say = desk.caseload;

export function CaseloadPage({ me }: { me: Me }) {
  const caseload = useResource(listPatients);
  const patients = caseload.value?.patients;
  return (
    <>
      <Head me={me} patients={patients} />
      {patients === undefined ? (
        <Waiting resource={caseload} />
      ) : patients.length === 0 ? (
        <section class="card quiet-day">
          <p>{say.emptyText}</p>
          <a class="button button-main" href={INVITE}>
            {say.invite}
          </a>
        </section>
      ) : (
        <List patients={patients} zone={me.zone} />
      )}
      <OpenInvitations joinsAs="patient" zone={me.zone} />
    </>
  );
}

function Head({ me, patients }: { me: Me; patients: Patient[] | undefined }) {
  const here = localNow(new Date(), me.zone);
  const needing = patients?.filter((patient) => patient.need !== null).length ?? 0;
  const first = countFirst(patients ?? []);
  return (
    <header class="top">
      <div>
        <p>
          {sayDay(here)}, {timeOf(here)}
        </p>
        <PageTitle>{patients ? say.heading(needing, patients.length, first) : desk.bar.caseload}</PageTitle>
      </div>
      {patients?.length !== 0 && (
        <div class="actions">
          <a class="button" href={REACH}>
            <Icon name="bell" small />
            {reach.link}
          </a>
          <a class="button" href={INVITE}>
            <Icon name="plus" small />
            {say.invite}
          </a>
        </div>
      )}
    </header>
  );
}

/** Which rows there are, which of them is picked, and what the single keys do with it. */
function useRows(patients: Patient[]) {
  const { route } = useLocation();
  const [filter, choose] = useState<Filter>("all");
  const groups = useMemo(() => cutDown(groupByNeed(patients), filter), [patients, filter]);
  const inOrder = useMemo(() => groups.flatMap((found) => found.patients), [groups]);
  const [pickedId, pick] = useState(inOrder[0]?.id);
  const picked = inOrder.find((patient) => patient.id === pickedId) ?? inOrder[0];
  const step = (by: number) => {
    const at = inOrder.findIndex((patient) => patient.id === document.activeElement?.id.slice("row-".length));
    const next = at < 0 ? picked : inOrder[Math.min(Math.max(at + by, 0), inOrder.length - 1)];
    if (next) document.getElementById(`row-${next.id}`)?.focus();
  };
  const keys: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    n: () => picked && route(stepPath(picked)),
    f: () => document.querySelector<HTMLElement>(".filter[aria-pressed=true]")?.focus(),
  };
  FILTERS.slice(0, 9).forEach((one, index) => {
    keys[String(index + 1)] = () => choose(one);
  });
  useKeys(keys);
  return { filter, choose, groups, picked, pick };
}

function List({ patients, zone }: { patients: Patient[]; zone: string }) {
  const { filter, choose, groups, picked, pick } = useRows(patients);
  const now = new Date();
  return (
    <>
      <Filters patients={patients} chosen={filter} onChoose={choose} />
      <div class="cols cols-list">
        <section aria-label={desk.bar.caseload}>
          {groups.length > 0 ? (
            <CaseloadTable groups={groups} zone={zone} now={now} picked={picked?.id} onPick={pick} />
          ) : (
            <p class="card quiet-day">{say.nobodyHere}</p>
          )}
          <div class="foot-row">
            <Quiet>{say.quietText}</Quiet>
            <KeyHints />
          </div>
        </section>
        {picked && <Peek patient={picked} zone={zone} now={now} />}
      </div>
    </>
  );
}
