/** The deep block: how many reminders, what changes, and the one button that makes it so. */

import { plan as say } from "../../messages/en/desk-plan";
import { sayDay } from "../calendar";
import { Icon } from "../parts/icon";
import type { Change } from "./difference";
import type { PlanForm } from "./plan-form";
import { isSend, type RollDay } from "./roll";

interface SignOffProps {
  form: PlanForm;
  days: RollDay[];
  isChoosing: boolean;
  isSaving: boolean;
  onAssign: () => void;
}

/** Why the plan cannot be assigned yet, in the words of the button; null when it can. */
export function standsInTheWay(form: PlanForm, isChoosing: boolean): string | null {
  if (isChoosing) return say.sign.chooseFirst;
  const [first, ...others] = Object.values(form.problems);
  if (first !== undefined) return say.sign.fix(first, others.length);
  if (form.running && form.changes.length === 0) return say.sign.nothing;
  if (form.previewed.state === "failed") return say.sign.noPreview;
  return form.previewed.state === "fresh" ? null : say.sign.waiting;
}

export function SignOff({ form, days, isChoosing, isSaving, onAssign }: SignOffProps) {
  const { running, draft, previewed } = form;
  if (!draft) return null;
  const obstacle = standsInTheWay(form, isChoosing);
  const words = running ? say.sign.saveFor(running.version + 1) : say.sign.assignTo(form.patient.name);
  return (
    <section class="now sign" id="sign" aria-labelledby="sign-title">
      <p class="now-label">
        <Icon name="bell" small />
        {running ? say.sign.labelNext(running.version + 1) : sayNew(draft.startsOn)}
        {form.changes.length > 0 && (
          <button class="button" type="button" onClick={form.undoAll}>
            {say.sign.undoAll}
          </button>
        )}
      </p>
      <h2 id="sign-title">{sayCount(form, days)}</h2>
      <p class="soft small">{previewed.preview && sayAverage(days)}</p>
      {previewed.state === "stale" && previewed.preview && <p class="small">{say.sign.stale}</p>}
      <Difference changes={form.changes} />
      <button
        class="button button-main"
        type="button"
        data-test="assign"
        aria-disabled={obstacle !== null || isSaving}
        aria-keyshortcuts="Control+Enter"
        onClick={onAssign}
      >
        {isSaving ? say.assigning : (obstacle ?? words)}
        {obstacle === null && !isSaving && <kbd class="hint-key">Ctrl Enter</kbd>}
      </button>
    </section>
  );
}

function sayNew(startsOn: string): string {
  return startsOn ? say.sign.labelNew(sayDay(startsOn)) : say.assign;
}

function sayCount(form: PlanForm, days: RollDay[]): string {
  if (!form.previewed.preview) return say.sign.loading;
  const reminders = days.reduce((sum, day) => sum + day.items.filter(isSend).length, 0);
  const words = say.sign.reminders(reminders, Math.ceil(days.length / 7));
  if (!form.running) return words;
  return form.changes.length > 0 ? say.sign.changes(form.changes.length, words) : say.sign.unchanged;
}

function sayAverage(days: RollDay[]): string {
  const sends = days.reduce((sum, day) => sum + day.sends, 0);
  const average = (sends / Math.max(1, days.length)).toFixed(1);
  return say.sign.average(sends, average, Math.max(0, ...days.map((day) => day.sends)));
}

export function Difference({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  return (
    <ul class="diff" aria-label={say.sign.difference}>
      {changes.map(({ part, label, was, now }) => (
        <li key={part}>
          <span class="what">{label}</span>
          <del>
            <span class="hidden">{say.sign.wasHidden}</span>
            {was}
          </del>
          <Icon name="arrow" />
          <ins>
            <span class="hidden">{say.sign.nowHidden}</span>
            {now}
          </ins>
        </li>
      ))}
    </ul>
  );
}
