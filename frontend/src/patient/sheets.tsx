/** The two short choices of Today: another day, and another time. */

import { useState } from "preact/hooks";
import type { Occurrence } from "../api/types";
import { freeDays, freeSlots } from "../domain/moving";
import { snoozes } from "../domain/snoozing";
import { dateOf, instantOf, timeOf } from "../domain/wall";
import { laterSheet, moveSheet } from "../messages/en/changes";
import { itemName, longDate } from "../messages/en/words";
import { now, plan, today } from "../state";
import { Field } from "../ui/field";
import { Sheet } from "../ui/sheet";
import { move, skip, snooze } from "./acts";
import { closeSheet, sheet } from "./doing";

export default function OpenSheet() {
  const open = sheet.value;
  if (!open) return null;
  if (open.about === "move") return <MoveSheet one={open.one} />;
  return <LaterSheet one={open.one} maySkip={open.about === "other"} />;
}

/** The first day on which its own hour is free, if there is one. */
function firstDay(one: Occurrence, days: readonly string[]): string | null {
  const slot = freeSlots(one, plan.value, now.value, today.value?.plan)[0];
  return slot ? dateOf(slot) : (days[0] ?? null);
}

function MoveSheet({ one }: { one: Occurrence }) {
  const days = freeDays(one, plan.value, now.value, today.value?.plan);
  return (
    <Sheet title={moveSheet.title} leave={moveSheet.leave(one)} onClose={closeSheet}>
      {days.length ? <MoveForm one={one} days={days} /> : <p>{moveSheet.none}</p>}
    </Sheet>
  );
}

function MoveForm({ one, days }: { one: Occurrence; days: readonly string[] }) {
  const [day, setDay] = useState<string | null>(() => firstDay(one, days));
  const [time, setTime] = useState(timeOf(one.local));
  const target = day && time ? `${day}T${time}` : null;
  const isPast = target !== null && instantOf(target, one.zone) <= now.value;
  const isFree = target !== null && !isPast && target !== one.local.slice(0, 16);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isFree) return;
    closeSheet();
    void move(one, target);
  };
  return (
    <form class="stack" onSubmit={submit}>
      <fieldset class="stack days">
        <legend class="small soft">{moveSheet.free}</legend>
        {days.map((date) => (
          <label key={date} class="choice">
            <input type="radio" name="day" checked={date === day} onChange={() => setDay(date)} />
            {longDate(date)}
          </label>
        ))}
      </fieldset>
      <Field
        name="move-time"
        type="time"
        label={moveSheet.time}
        value={time}
        onInput={setTime}
        error={isPast ? moveSheet.past : undefined}
      />
      <p class="small soft">{moveSheet.follows}</p>
      <button class="button button-main" type="submit" aria-disabled={!isFree}>
        {isFree ? moveSheet.save(target) : moveSheet.notYet}
      </button>
    </form>
  );
}

function LaterSheet({ one, maySkip }: { one: Occurrence; maySkip: boolean }) {
  return (
    <Sheet title={maySkip ? itemName(one) : laterSheet.title} leave={laterSheet.leave} onClose={closeSheet}>
      {snoozes(one, now.value).map(({ minutes, isEvening }) => (
        <button
          key={minutes}
          class="button button-wide"
          type="button"
          onClick={() => {
            closeSheet();
            void snooze(one, minutes);
          }}
        >
          {isEvening ? laterSheet.evening : laterSheet.minutes(minutes)}
        </button>
      ))}
      {maySkip && (
        <button
          class="button button-wide"
          type="button"
          data-test="skip"
          onClick={() => {
            closeSheet();
            void skip(one);
          }}
        >
          {laterSheet.skip}
        </button>
      )}
    </Sheet>
  );
}
