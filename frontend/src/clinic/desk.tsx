/** The clinician's desk: who is here, which page, and what all pages share. Never loaded on a phone. */

import { useEffect, useLayoutEffect } from "preact/hooks";
import { readSession } from "../api/accounts";
import type { Me } from "../api/types";
import { desk } from "../messages/en/desk";
import { useLocation } from "../router";
import { arrive, me } from "../state";
import "../styles/desk.css";
import "./decisions.css";
import { AssessPage } from "./assess/assess-page";
import { CaseloadPage } from "./caseload/caseload-page";
import { InvitePage } from "./invite/invite-page";
import { Callout, PageTitle, Waiting } from "./parts/page";
import { useResource } from "./parts/resource";
import { said } from "./parts/said";
import { PatientPage } from "./patient/patient-page";
import { CASELOAD, placeOf } from "./places";
import { PlanPage } from "./prescribe/plan-page";
import { ReachPage } from "./reach/reach-page";
import { ThresholdsPage } from "./thresholds/thresholds-page";
import { TopBar } from "./top-bar";

/** The desk's type and grid hang on the root, so that rem and scroll padding follow them. */
function useDeskLook(isWide: boolean): void {
  useLayoutEffect(() => {
    const root = document.documentElement.classList;
    root.add("desk");
    root.toggle("desk-wide", isWide);
    return () => root.remove("desk", "desk-wide");
  }, [isWide]);
}

export default function Desk() {
  const { path } = useLocation();
  useDeskLook(placeOf(path).page === "plan");
  useEffect(() => {
    if (said.value && said.value.path !== path) said.value = null;
  }, [path]);
  if (me.value === null) return <AskWho />;
  return (
    <>
      <a class="button skip" href="#main">
        {desk.skip}
      </a>
      <TopBar me={me.value} />
      <main id="main">
        {said.value?.path === path && <Callout tone="good" icon="check" title={said.value.text} />}
        <DeskPage key={path} path={path} me={me.value} />
      </main>
    </>
  );
}

const learnWho = () => readSession().then(arrive);

/** On a page opened by its address nobody is known yet. */
function AskWho() {
  const session = useResource(learnWho);
  return (
    <main id="main">
      <Waiting resource={session} />
    </main>
  );
}

function DeskPage({ path, me }: { path: string; me: Me }) {
  const place = placeOf(path);
  if (me.role === "patient") return <Elsewhere {...desk.notHere} href="/" />;
  // Who runs a clinic sees colleagues and their invitations, never a patient's health
  if (me.role === "clinic_admin") return <InvitePage me={me} />;
  switch (place.page) {
    case "caseload":
      return <CaseloadPage me={me} />;
    case "invite":
      return <InvitePage me={me} />;
    case "thresholds":
      return <ThresholdsPage zone={me.zone} />;
    case "reach":
      return <ReachPage me={me} />;
    case "patient":
      return <PatientPage id={place.id} me={me} />;
    case "plan":
      return <PlanPage id={place.id} me={me} />;
    case "assess":
      return <AssessPage id={place.id} me={me} />;
    case "unknown":
      return <Elsewhere {...desk.notFound} href={CASELOAD} />;
  }
}

function Elsewhere(props: { title: string; text: string; back: string; href: string }) {
  return (
    <section class="stack">
      <PageTitle>{props.title}</PageTitle>
      <p>{props.text}</p>
      <p>
        <a class="button" href={props.href}>
          {props.back}
        </a>
      </p>
    </section>
  );
}
