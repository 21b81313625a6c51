/** The careful plan that a person may begin alone: from which day, at what time. */

import { useState } from "preact/hooks";
import { call, Refused } from "../../api/client";
import { addDays, dateOf, wallAt } from "../../domain/wall";
import { careful as words } from "../../messages/en/outcome";
import { longDate } from "../../messages/en/words";
import { go } from "../../router";
import { now, refreshToday, today } from "../../state";
import { Field } from "../../ui/field";

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const USUAL_TIME = "18:00";

export function Careful() {
  const date = dateOf(wallAt(now.value, today.value?.person.zone ?? "UTC"));
  const [day, setDay] = useState(addDays(date, 1));
  const [time, setTime] = useState(USUAL_TIME);
  const [problem, setProblem] = useState("");
  const begin = async (event: Event) => {
    event.preventDefault();
    try {
      await call("POST", "/api/programme/self-guided", { starts_on: day, weekdays: null, time });
    } catch (error) {
      setProblem(error instanceof Refused ? (error.problem.detail ?? error.problem.title) : words.noSignal);
      return;
    }
    await refreshToday();
    go("/");
  };
  return (
    <form class="card stack section" onSubmit={begin} data-test="careful">
      <h2>{words.heading}</h2>
      <p>{words.text}</p>
      <div class="field">
        <label for="careful-day">{words.day}</label>
        <select id="careful-day" value={day} onChange={({ currentTarget }) => setDay(currentTarget.value)}>
          {DAYS.map((ahead) => addDays(date, ahead)).map((one) => (
            <option key={one} value={one}>
              {longDate(one)}
            </option>
          ))}
        </select>
      </div>
      <Field
        name="careful-time"
        type="time"
        label={words.time}
        value={time}
        onInput={setTime}
        error={problem || undefined}
      />
      <button class="button button-main" type="submit">
        {words.begin}
      </button>
    </form>
  );
}
