/** For how long the wedges were worn today, and on the days before. */

import { useState } from "preact/hooks";
import type { Address } from "../../api/addresses";
import type { Shapes } from "../../api/types";
import { dateOf, wallAt } from "../../domain/wall";
import { wedges as words } from "../../messages/en/plan-courses";
import { shortDate } from "../../messages/en/words";
import { newId } from "../../outbox/entry";
import { save } from "../../outbox/outbox";
import { now, today } from "../../state";
import { sendWaiting } from "../../sync";
import { say } from "../../ui/toast";

const STEP = 0.5;
const MOST = 24;
const SHOWN = 5;

export default function Wear({ course }: { course: NonNullable<Shapes["CoursesOut"]["wedges"]> }) {
  const date = dateOf(wallAt(now.value, today.value?.person.zone ?? "UTC"));
  const told = course.worn.find((one) => one.date === date);
  const [hours, setHours] = useState(told?.hours ?? course.goal_hours);
  const [isBoth, setBoth] = useState(told?.both_shoes ?? true);
  return (
    <fieldset class="wear">
      <legend>{words.ask}</legend>
      <div class="row spread">
        <button
          class="button button-round minus"
          type="button"
          aria-label={words.less}
          onClick={() => setHours(Math.max(0, hours - STEP))}
        />
        <output class="number">{words.hours(hours)}</output>
        <button
          class="button button-round plus"
          type="button"
          aria-label={words.more}
          onClick={() => setHours(Math.min(MOST, hours + STEP))}
        />
      </div>
      <label class="choice">
        <input type="checkbox" checked={isBoth} onChange={(event) => setBoth(event.currentTarget.checked)} />
        {words.both}
      </label>
      <button
        class="button button-wide"
        type="button"
        data-test="save-wear"
        onClick={() => put(date, hours, isBoth)}
      >
        {words.save}
      </button>
      {course.worn.length > 0 && (
        <p class="small soft">
          {words.worn}:{" "}
          {course.worn
            .slice(0, SHOWN)
            .map((one) => `${shortDate(one.date)} ${words.hours(one.hours)}`)
            .join(", ")}
        </p>
      )}
    </fieldset>
  );
}

async function put(date: string, hours: number, both_shoes: boolean): Promise<void> {
  const id = newId();
  await save({
    id,
    method: "PUT",
    url: `/api/diary/wedges/${id}` satisfies Address<"PUT">,
    body: { date, hours, both_shoes } satisfies Shapes["WedgeWearIn"],
    occurrence_id: id,
    made_at: new Date().toISOString(),
  });
  say({ text: words.saved });
  void sendWaiting();
}
