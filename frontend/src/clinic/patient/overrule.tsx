/** A clinician's word instead of the rules', with its reason and its last day; never against a red flag. */

import { useState } from "preact/hooks";
import { focusFirstError } from "../../account/first-error";
import { Refused } from "../../api/client";
import { decisions } from "../../messages/en/desk-decisions";
import { keepFocus } from "../../ui/focus";
import { addDays, isDate, localNow, sayDate, sayDay, sayMoment } from "../calendar";
import { endOverride, giveOverride, type Override, type OverrideEffect } from "../decisions";
import { Field } from "../parts/field";
import { CardHead, Quiet } from "../parts/page";

const say = decisions.overrule;
const EFFECTS: OverrideEffect[] = ["hold", "ok", "advance", "step_back"];
const USUAL_DAYS = 14;
const MOST_DAYS = 90;

interface OverruleProps {
  patientId: string;
  /** Where the patient lives: an overruling ends with their day. */
  patientZone: string;
  zone: string;
  overrides: Override[];
  flag: { rule: string; isLocked: boolean } | null;
  onChanged: () => void;
}

export function Overrule(props: OverruleProps) {
  const { overrides, flag, zone } = props;
  const active = overrides.filter((one) => one.is_active);
  const past = overrides.filter((one) => !one.is_active);
  return (
    <section class="card" aria-labelledby="overrule" data-test="overrule">
      <CardHead id="overrule" title={say.title} note={say.note} />
      {active.map((one) => (
        <Active key={one.id} override={one} {...props} />
      ))}
      {flag ? (
        <Quiet>{flag.isLocked ? say.beaten(flag.rule) : say.beatenUnseen(flag.rule)}</Quiet>
      ) : (
        <OverruleForm {...props} />
      )}
      {past.length > 0 && (
        <details class="more">
          <summary>{say.past(past.length)}</summary>
          <ul class="story">
            {past.map((one) => (
              <li key={one.id}>
                <p>{sayPast(one, zone)}</p>
                <p class="soft small">
                  {say.by(one.author, sayMoment(one.at, zone, new Date()))}: {one.reason}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function sayPast(one: Override, zone: string): string {
  const effect = say.short[one.effect];
  if (one.ended_at === null) return say.pastLine(effect, sayDate(one.until));
  return say.endedOn(effect, sayMoment(one.ended_at, zone, new Date()));
}

function Active({ override, patientId, zone, flag, onChanged }: OverruleProps & { override: Override }) {
  const [failure, setFailure] = useState<string | null>(null);
  const end = async () => {
    try {
      await endOverride(patientId, override.id);
      keepFocus("#verdict", "h1");
      onChanged();
    } catch {
      setFailure(say.failed);
    }
  };
  return (
    <div class="standing is-active" data-test="active-override">
      <div>
        <strong>{say.active(say.short[override.effect], sayDay(override.until))}</strong>
        <p class="small">{override.reason}</p>
        <p class="soft small">{say.by(override.author, sayMoment(override.at, zone, new Date()))}</p>
        {flag && <p class="small">{say.silenced(flag.rule)}</p>}
        {failure && <p role="alert">{failure}</p>}
      </div>
      <button class="button" type="button" onClick={end}>
        {say.end}
      </button>
    </div>
  );
}

function useOverruling({ patientId, patientZone, onChanged }: OverruleProps) {
  const today = localNow(new Date(), patientZone).slice(0, 10);
  const last = addDays(today, MOST_DAYS);
  const [effect, setEffect] = useState<OverrideEffect>("hold");
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(addDays(today, USUAL_DAYS));
  const [problems, setProblems] = useState<{ reason?: string; until?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const isNear = isDate(until) && until >= today && until <= last;
    const found = {
      ...(reason.trim() === "" && { reason: say.needReason }),
      ...(!isNear && { until: say.needDate(sayDate(today), sayDate(last, today)) }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstError(form);
    try {
      await giveOverride(patientId, { effect, until, reason: reason.trim() });
      setReason("");
      setFailure(null);
      onChanged();
    } catch (error) {
      const wrong = error instanceof Refused ? error.field("until") : undefined;
      if (wrong) setProblems({ until: say.needDate(sayDate(today), sayDate(last, today)) });
      setFailure(say.failed);
    }
  };
  return { today, last, effect, setEffect, reason, setReason, until, setUntil, problems, failure, submit };
}

function OverruleForm(props: OverruleProps) {
  const form = useOverruling(props);
  const { effect, setEffect, reason, setReason, until, setUntil, problems, failure, submit } = form;
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <fieldset class="radio-row">
        <legend class="hidden">{say.instead}</legend>
        {EFFECTS.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="override" checked={one === effect} onChange={() => setEffect(one)} />
            {say.effects[one]}
          </label>
        ))}
      </fieldset>
      <Field
        path="override-reason"
        label={say.reason}
        type="textarea"
        value={reason}
        onValue={setReason}
        problem={problems.reason}
      />
      <Field
        path="override-until"
        label={say.until}
        type="date"
        min={form.today}
        value={until}
        onValue={setUntil}
        hint={say.untilHint}
        problem={problems.until}
      />
      <Quiet icon="device">{say.shown}</Quiet>
      {failure && <p role="alert">{failure}</p>}
      <div class="actions">
        <button class="button button-line" type="submit" data-test="overrule-now">
          {say.give}
        </button>
      </div>
    </form>
  );
}
