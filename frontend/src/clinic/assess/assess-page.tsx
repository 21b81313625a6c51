/** The assessment of one patient: five parts, and beside them what they say. */

import { useCallback, useEffect, useMemo } from "preact/hooks";
import type { Me } from "../../api/types";
import { assess as say } from "../../messages/en/desk-assess";
import { useLocation } from "../../router";
import { localNow, sayDate } from "../calendar";
import { readPatient } from "../data";
import { useCtrlEnter } from "../parts/ctrl-enter";
import { fieldId } from "../parts/field";
import { Callout, PageTitle, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { said, sayOn } from "../parts/said";
import { assessPath, patientPath, planPath } from "../places";
import { readCondition, readRecords, readScores } from "../records/data";
import "./assess.css";
import { ConditionPart } from "./condition-part";
import { ConflictCard } from "./conflict";
import { ImagingPart } from "./imaging-part";
import { useAltNumbers } from "./part";
import { ProceduresPart } from "./procedures-part";
import { ProvocationPart } from "./provocation-part";
import { useSavingAssessment } from "./saving";
import { StrengthPart } from "./strength-part";
import { Hints, Summary, standsInTheWay } from "./summary";
import { type Assessment, useAssessment } from "./use-assessment";

const PARTS = 5;

async function readAll(id: string) {
  const [patient, condition, records, { scores }] = await Promise.all([
    readPatient(id),
    readCondition(id),
    readRecords(id),
    readScores(id),
  ]);
  return { patient, condition, records, score: scores[0] };
}

type Known = Awaited<ReturnType<typeof readAll>>;

export function AssessPage({ id, me }: { id: string; me: Me }) {
  const read = useCallback(() => readAll(id), [id]);
  const page = useResource(read);
  if (page.value === null) {
    return (
      <>
        <PageTitle>{say.page}</PageTitle>
        <Waiting resource={page} />
      </>
    );
  }
  return <Assessing known={page.value} me={me} onChanged={page.reload} />;
}

function Assessing({ known, me, onChanged }: { known: Known; me: Me; onChanged: () => void }) {
  const { patient, condition, records, score } = known;
  const today = useMemo(() => localNow(new Date(), patient.zone).slice(0, 10), [patient.zone]);
  const form = useAssessment(patient.id, condition, records, today);
  const { theirs, hasFailed, isSaving, settle, save } = useAssessmentKeys(form, patient.id, onChanged);
  useAltNumbers(PARTS);
  return (
    <>
      <Head known={known} today={today} />
      {theirs && (
        <ConflictCard
          opened={form.before}
          theirs={theirs}
          mine={form.said}
          zone={me.zone}
          onSettle={settle}
        />
      )}
      {form.wasKept && (
        <div class="kept">
          <Callout title={say.kept.title}>
            <button class="link-button" type="button" onClick={form.startAfresh}>
              {say.kept.afresh}
            </button>
          </Callout>
        </div>
      )}
      <div class="cols cols-assess">
        <form class="main-col" aria-label={say.page} onSubmit={(event) => event.preventDefault()} noValidate>
          <ConditionPart form={form} />
          <StrengthPart form={form} />
          <ProvocationPart form={form} />
          <ImagingPart form={form} onChanged={onChanged} />
          <ProceduresPart patientId={patient.id} records={records} today={today} onChanged={onChanged} />
        </form>
        <div class="side side-stick">
          {hasFailed && <Callout tone="load" title={say.notSaved} />}
          <Summary
            form={form}
            score={score}
            isChoosing={theirs !== null}
            isSaving={isSaving}
            onSave={() => save(false)}
            onSaveAndPrescribe={() => save(true)}
          />
          <Hints hints={condition.hints} />
        </div>
      </div>
    </>
  );
}

/** Saves, or leads to the first thing that stands in the way; Ctrl Enter does the same. */
function useAssessmentKeys(form: Assessment, patientId: string, onChanged: () => void) {
  const { route } = useLocation();
  const onSaved = useCallback(
    (isAll: boolean) => {
      if (isAll) sayOn(assessPath(patientId), say.saved);
      onChanged();
    },
    [patientId, onChanged],
  );
  const saving = useSavingAssessment(form, onSaved);
  const isChoosing = saving.theirs !== null;
  useEffect(() => {
    // What was said of the last save is no longer true of what is typed now
    if (form.isDirty && said.value?.path === assessPath(patientId)) said.value = null;
  }, [form.isDirty, patientId]);
  const save = (thenPrescribe: boolean) => {
    form.tryToSave();
    if (saving.isSaving || !form.isDirty) return;
    if (standsInTheWay(form, isChoosing) === null) {
      void saving.save(thenPrescribe ? () => route(planPath(patientId)) : undefined);
    } else focusFirst(Object.keys(form.problems));
  };
  useCtrlEnter(() => save(false));
  return { ...saving, save };
}

/** Brings the first field with a problem into view. */
function focusFirst(fields: string[]): void {
  const elements = fields.map((field) => document.getElementById(fieldId(field)));
  elements.find((element) => element !== null)?.focus();
}

function Head({ known, today }: { known: Known; today: string }) {
  const { patient, condition } = known;
  const about = say.about(condition.age, condition.body_weight_kg);
  return (
    <header class="top">
      <div>
        <p>
          <a class="crumb" href={patientPath(patient.id)}>
            {patient.name}
          </a>
          {about && ` · ${about}`} ·{" "}
          {condition.at === null ? say.never : say.last(sayDate(condition.at, today))}
        </p>
        <PageTitle>{say.heading(sayDate(today))}</PageTitle>
      </div>
      <a class="button to-sign" href="#summary">
        {say.toSave}
      </a>
      <p class="keys">
        <span>
          <kbd>Tab</kbd> {say.keys.next}
        </span>
        <span>
          <kbd>Alt 1</kbd>–<kbd>{PARTS}</kbd> {say.keys.parts}
        </span>
      </p>
    </header>
  );
}
