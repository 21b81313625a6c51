/** Assign a plan or adjust the running one, with every reminder it will send in sight. */

import { useCallback, useMemo } from "preact/hooks";
import type { Me } from "../../api/types";
import { plan as say } from "../../messages/en/desk-plan";
import { localNow, sayDate, sayDay } from "../calendar";
import { listTemplates, type PatientPage, type PlannedItem, readPatient, type Template } from "../data";
import { useCtrlEnter } from "../parts/ctrl-enter";
import { Field, fieldId } from "../parts/field";
import { Callout, PageTitle, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { patientPath } from "../places";
import { type Gates, readGates } from "../records/data";
import { ConflictCard } from "./conflict";
import { CoursesBlock } from "./courses-block";
import { DaysBlock } from "./days-block";
import type { Draft } from "./draft";
import "./gates/gates.css";
import { useGates } from "./gates/use-gates";
import { type PlanForm, usePlanForm } from "./plan-form";
import { ProgrammeBlock } from "./programme-block";
import { asPlanned, clockChange, type RollDay, rollOf } from "./roll";
import { Roll } from "./roll-table";
import { useSaving } from "./saving";
import { SignOff, standsInTheWay } from "./sign-off";
import { Wishes } from "./wishes";

export function PlanPage({ id, me }: { id: string; me: Me }) {
  const read = useCallback(
    () =>
      Promise.all([readPatient(id), listTemplates(), readGates(id)]).then(
        ([patient, { templates }, gates]) => ({
          patient,
          templates,
          gates,
        }),
      ),
    [id],
  );
  const page = useResource(read);
  if (page.value === null) {
    return (
      <>
        <PageTitle>{say.assign}</PageTitle>
        <Waiting resource={page} />
      </>
    );
  }
  return <Prescribing {...page.value} me={me} />;
}

/** Saves, or leads to the first thing that stands in the way; Ctrl Enter does the same. */
function useAssigning(form: PlanForm) {
  const saving = useSaving(form);
  const assign = () => {
    form.tryAssign();
    if (saving.isSaving) return;
    const isClear = standsInTheWay(form, saving.conflict !== null) === null;
    if (form.prescription && isClear) void saving.save(form.prescription);
    else focusFirst(Object.keys(form.problems));
  };
  useCtrlEnter(assign);
  return { ...saving, assign };
}

interface PrescribingProps {
  patient: PatientPage;
  templates: Template[];
  gates: Gates;
  me: Me;
}

function Prescribing({ patient, templates, gates, me }: PrescribingProps) {
  const today = useMemo(() => localNow(new Date(), patient.zone).slice(0, 10), [patient.zone]);
  const form = usePlanForm(patient, templates, today);
  const { conflict, failure, isSaving, assign, settle } = useAssigning(form);
  const days = useDays(form, today);
  const { draft, running, prescription } = form;
  if (!draft || !prescription) return null;
  return (
    <>
      <Head patient={patient} form={form} />
      {conflict && running && (
        <ConflictCard
          conflict={conflict}
          opened={running.prescription}
          mine={prescription}
          titleOf={form.titleOf}
          zone={me.zone}
          onSettle={settle}
        />
      )}
      <div class="cols cols-sign">
        <div class="main-col">
          <PlanFields form={form} draft={draft} gates={gates} zone={me.zone} />
        </div>
        <div class="side">
          {failure && <Callout tone="load" title={failure} />}
          <SignOff
            form={form}
            days={days}
            isChoosing={conflict !== null}
            isSaving={isSaving}
            onAssign={assign}
          />
          <PhoneCard form={form} days={days} />
        </div>
      </div>
    </>
  );
}

interface FieldsProps {
  form: PlanForm;
  draft: Draft;
  gates: Gates;
  zone: string;
}

function PlanFields({ form, draft, gates, zone }: FieldsProps) {
  const gating = useGates(form.patient.id, gates);
  return (
    <form class="card" onSubmit={(event) => event.preventDefault()} noValidate>
      <ProgrammeBlock form={form} draft={draft} />
      <DaysBlock form={form} draft={draft} />
      <CoursesBlock form={form} draft={draft} gating={gating} zone={zone} />
      <section class="block">
        <Field
          path="reason"
          label={say.reason}
          type="textarea"
          value={draft.reason}
          onValue={(reason) => form.change({ ...draft, reason })}
          onLeave={() => form.leaveField("reason")}
          hint={form.running ? say.reasonHint(form.patient.name) : say.reasonFirstHint}
          problem={form.problemAt("reason")}
        />
      </section>
    </form>
  );
}

/** Brings the first field with a problem into view. */
function focusFirst(fields: string[]): void {
  const elements = fields.map((field) => document.getElementById(fieldId(field)));
  elements.find((element) => element !== null)?.focus();
}

function useDays(form: PlanForm, today: string): RollDay[] {
  const { preview } = form.previewed;
  const { upcoming } = form.patient;
  const isAdjusting = form.running !== null;
  return useMemo(() => {
    const planned: PlannedItem[] = upcoming
      .filter((item) => isAdjusting && item.state === "planned")
      .map((item) => asPlanned(item, preview?.zone ?? ""));
    return rollOf(preview?.days ?? [], today, planned);
  }, [preview, upcoming, isAdjusting, today]);
}

function Head({ patient, form }: { patient: PatientPage; form: PlanForm }) {
  const { running } = form;
  return (
    <header class="top">
      <div>
        <p>
          <a class="crumb" href={patientPath(patient.id)}>
            {patient.name}
          </a>{" "}
          · {running ? say.running(running.version, sayDate(running.starts_on)) : say.noPlanYet}
        </p>
        <PageTitle>{running ? say.adjust : say.assign}</PageTitle>
      </div>
      <a class="button to-sign" href="#sign">
        {say.sign.toSign}
      </a>
      <p class="keys">
        <span>
          <kbd>Tab</kbd> {say.keys.next}
        </span>
        <span>
          <kbd>Ctrl</kbd>
          <kbd>Enter</kbd> {say.keys.assign}
        </span>
      </p>
    </header>
  );
}

function PhoneCard({ form, days }: { form: PlanForm; days: RollDay[] }) {
  const { preview, state, retry } = form.previewed;
  const first = days[0];
  const last = days.at(-1);
  const change = preview ? clockChange(days, preview.zone) : null;
  return (
    <section
      class={state === "stale" ? "card phone-card is-stale" : "card phone-card"}
      aria-labelledby="phone"
    >
      <div class="card-head">
        <h2 id="phone">{say.roll.title}</h2>
        {preview && first && last && (
          <p>{say.roll.span(sayDate(first.date), sayDate(last.date), preview.zone)}</p>
        )}
      </div>
      {state === "failed" && (
        <>
          <Callout tone="load" title={say.failure.preview} />
          <button class="button" type="button" onClick={retry}>
            {say.failure.again}
          </button>
        </>
      )}
      {preview ? (
        <Roll counted="sends" days={days} startsOn={form.draft?.startsOn ?? preview.days[0]?.date} />
      ) : (
        state !== "failed" && <Quiet icon="clock">{say.sign.loading}</Quiet>
      )}
      {preview && <Wishes preview={preview} />}
      {change && <Quiet icon="clock">{say.roll.clocks(sayDay(change))}</Quiet>}
    </section>
  );
}
