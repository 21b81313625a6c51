/** Session days and times; a day too near to a chosen one cannot be chosen, and says so. */

import { useState } from "preact/hooks";
import { plan as say } from "../../messages/en/desk-plan";
import { longWeekday, shortWeekday, WEEKDAYS, type Weekday } from "../calendar";
import { Field, fieldId } from "../parts/field";
import { Icon } from "../parts/icon";
import { Quiet } from "../parts/page";
import { DaysApart } from "./days-apart";
import type { Draft } from "./draft";
import type { PlanForm } from "./plan-form";
import { blockers, type Spacing, switchDay } from "./spacing";
import { wasIf } from "./was";

interface BlockProps {
  form: PlanForm;
  draft: Draft;
}

export function DaysBlock({ form, draft }: BlockProps) {
  const { original } = form;
  return (
    <section class="block">
      <div class="block-head">
        <h2>{say.days}</h2>
        <Field
          path="sessions.time"
          label={say.at}
          type="time"
          isInline
          value={draft.time}
          onValue={(time) => form.change({ ...draft, time })}
          problem={form.problemAt("sessions.time")}
          was={wasIf(original?.time, draft.time)}
        />
      </div>
      <DayChoices form={form} draft={draft} />
      <DaysApart form={form} draft={draft} />
      <Field
        path="next_day_check.time"
        label={say.checkAt}
        type="time"
        isInline
        value={draft.check.time}
        onValue={(time) => form.change({ ...draft, check: { time } })}
        hint={say.checkHint}
        problem={form.problemAt("next_day_check.time")}
        was={wasIf(original?.check.time, draft.check.time)}
      />
    </section>
  );
}

function DayChoices({ form, draft }: BlockProps) {
  const [asked, ask] = useState<Weekday | null>(null);
  const { daysApart } = form.spacing;
  const near = asked ? blockers(asked, draft.weekdays, daysApart) : [];
  const before = form.original?.weekdays;
  const press = (day: Weekday) => {
    ask(day);
    form.change({ ...draft, weekdays: switchDay(day, draft.weekdays, daysApart) });
  };
  return (
    <>
      <fieldset class="days" id={fieldId("sessions.weekdays")} tabIndex={-1} aria-describedby="days-why">
        <legend class="hidden">{say.sessionDays}</legend>
        {WEEKDAYS.map((day) => (
          <DayChoice
            key={day}
            day={day}
            time={draft.time}
            isChosen={draft.weekdays.includes(day)}
            wasChosen={before?.includes(day) ?? null}
            isBlocked={blockers(day, draft.weekdays, daysApart).length > 0}
            onPress={() => press(day)}
          />
        ))}
      </fieldset>
      <DaysNote
        problem={form.problemAt("sessions.weekdays")}
        note={asked && near.length > 0 ? sayBlocked(asked, near) : sayUsual(form.spacing)}
      />
    </>
  );
}

function DaysNote({ problem, note }: { problem: string | undefined; note: string }) {
  return (
    <div id="days-why" class="days-why" role="status">
      {problem ? (
        <p class="error">
          <Icon name="info" small />
          <span>{problem}</span>
        </p>
      ) : (
        <Quiet>{note}</Quiet>
      )}
    </div>
  );
}

function sayUsual({ least, most, daysApart }: Spacing): string {
  return daysApart > 1 ? say.daysHint.apart(least, most, daysApart) : say.daysHint.daily(least, most);
}

function sayBlocked(day: Weekday, near: Weekday[]): string {
  return say.blocked(longWeekday(day), near.map(longWeekday).join(" and "));
}

interface DayChoiceProps {
  day: Weekday;
  time: string;
  isChosen: boolean;
  wasChosen: boolean | null;
  isBlocked: boolean;
  onPress: () => void;
}

function DayChoice({ day, time, isChosen, wasChosen, isBlocked, onPress }: DayChoiceProps) {
  const isChanged = wasChosen !== null && wasChosen !== isChosen;
  const note = isChosen ? time : wasChosen ? say.wasOn : isBlocked ? say.tooNear : "";
  return (
    <label class={`${isBlocked ? "is-blocked" : ""} ${isChanged ? "was" : ""}`.trim() || undefined}>
      <input
        type="checkbox"
        data-test={`weekday-${day}`}
        checked={isChosen}
        aria-disabled={isBlocked}
        onChange={(event) => {
          // A blocked day stays as it was, and the line beneath says why
          if (isBlocked) event.currentTarget.checked = false;
          onPress();
        }}
      />
      <span>{shortWeekday(day)}</span>
      {note && <small>{note}</small>}
    </label>
  );
}
