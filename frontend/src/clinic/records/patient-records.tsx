/** What the desk has found out about a patient: the tendon, the steps of care, scores and records. */

import { useCallback } from "preact/hooks";
import { diagnoses, sites } from "../../messages/en/desk-names";
import { records as say } from "../../messages/en/desk-records";
import { localNow, sayDate } from "../calendar";
import { Icon } from "../parts/icon";
import { CardHead, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { assessPath } from "../places";
import { type Condition, readCondition, readEscalation, readRecords, readScores } from "./data";
import { Ladder } from "./ladder";
import "./records.css";
import { RecordsList } from "./records-list";
import { Scores } from "./scores";

async function readAll(id: string) {
  const [condition, records, { steps }, { scores }] = await Promise.all([
    readCondition(id),
    readRecords(id),
    readEscalation(id),
    readScores(id),
  ]);
  return { condition, records, steps, scores };
}

/** `zone` is the clinician's, in which times are said. */
export function PatientRecords({ id, zone }: { id: string; zone: string }) {
  const read = useCallback(() => readAll(id), [id]);
  const resource = useResource(read);
  if (resource.value === null) return <Waiting resource={resource} />;
  const { condition, records, steps, scores } = resource.value;
  const today = localNow(new Date(), zone).slice(0, 10);
  return (
    <>
      <Known id={id} condition={condition} today={today} />
      <Ladder steps={steps} today={today} />
      <Scores scores={scores} zone={zone} />
      <RecordsList records={records} today={today} />
    </>
  );
}

function Known({ id, condition, today }: { id: string; condition: Condition; today: string }) {
  const { hints, site_left, site_right } = condition;
  return (
    <section class="card" aria-labelledby="known">
      <CardHead id="known" title={say.known} />
      <dl class="facts facts-plain">
        <div>
          <dt>{say.diagnosis}</dt>
          <dd>{sayDiagnosis(condition, today)}</dd>
        </div>
        <div>
          <dt>{say.site}</dt>
          <dd>{say.site_(sites[site_left], sites[site_right])}</dd>
        </div>
      </dl>
      {hints.map((hint) => (
        <p key={hint.id} class="small known-hint">
          <Icon name="info" small />
          {hint.text}
        </p>
      ))}
      <p>
        <a class="button" href={assessPath(id)} data-test="assess">
          {say.assess}
        </a>
      </p>
    </section>
  );
}

function sayDiagnosis({ diagnosis, confirmed_by, confirmed_at }: Condition, today: string): string {
  const words = diagnoses[diagnosis];
  return confirmed_by && confirmed_at
    ? say.confirmed(words, confirmed_by, sayDate(confirmed_at, today))
    : say.open(words);
}
