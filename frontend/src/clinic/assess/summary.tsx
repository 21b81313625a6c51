/** The deep block: what the figures say, and the one button that puts them on record. */

import { assess } from "../../messages/en/desk-assess";
import { Icon } from "../parts/icon";
import { CardHead, Quiet } from "../parts/page";
import { planPath } from "../places";
import type { Hint, Score } from "../records/data";
import { ReadOn } from "../records/read-on";
import { sentenceOf, summaryOf } from "./summary-lines";
import type { Assessment } from "./use-assessment";

const say = assess.summary;

interface SummaryProps {
  form: Assessment;
  score: Score | undefined;
  isChoosing: boolean;
  isSaving: boolean;
  onSave: () => void;
  onSaveAndPrescribe: () => void;
}

/** Why it cannot be saved yet, in the words of the button; null when it can. */
export function standsInTheWay(form: Assessment, isChoosing: boolean): string | null {
  if (isChoosing) return say.choose;
  const [first, ...others] = Object.values(form.problems);
  if (first !== undefined) return say.fix(first, others.length);
  return form.isDirty ? null : say.nothing;
}

export function Summary({ form, score, isChoosing, isSaving, onSave, onSaveAndPrescribe }: SummaryProps) {
  const obstacle = standsInTheWay(form, isChoosing);
  const { diagnosis, isConfirmed } = form.draft;
  const lines = summaryOf(form, score);
  return (
    <section class="now sign" id="summary" aria-labelledby="summary-title">
      <p class="now-label">
        <Icon name="scales" small />
        {say.label}
      </p>
      <h2 id="summary-title">{sentenceOf(form)}</h2>
      <ul class="sums">
        {lines.map(({ what, figure, note }) => (
          <li key={what}>
            <span>{what}</span>
            <span class="number">{figure}</span>
            <p>{note}</p>
          </li>
        ))}
        <li>
          <span>{say.confirmed}</span>
          <span class="number">{isConfirmed ? say.confirmedYes : say.confirmedNo}</span>
          <p>{assess.diagnosisWords[diagnosis]}</p>
        </li>
      </ul>
      <button
        class="button button-main"
        type="button"
        data-test="save-assessment"
        aria-disabled={obstacle !== null || isSaving}
        aria-keyshortcuts="Control+Enter"
        onClick={onSave}
      >
        {isSaving ? say.saving : (obstacle ?? say.save)}
        {obstacle === null && !isSaving && <kbd class="hint-key">Ctrl Enter</kbd>}
      </button>
      {form.isDirty ? (
        <button class="button button-line" type="button" onClick={onSaveAndPrescribe}>
          {say.prescribe}
        </button>
      ) : (
        <a class="button button-line" href={planPath(form.patientId)}>
          {say.toPrescribe}
        </a>
      )}
    </section>
  );
}

export function Hints({ hints }: { hints: readonly Hint[] }) {
  return (
    <section class="card" aria-labelledby="hints">
      <CardHead id="hints" title={say.hints} />
      {hints.length === 0 ? (
        <Quiet>{say.noHints}</Quiet>
      ) : (
        <ul class="hints">
          {hints.map(({ id, text, source }) => (
            <li key={id}>
              {text} <ReadOn source={source} about={text} />
            </li>
          ))}
        </ul>
      )}
      <Quiet>{`${say.safe} ${say.norms}`}</Quiet>
    </section>
  );
}
