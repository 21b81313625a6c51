/** One line for each reminder, day by day; it opens to everything that happened to it. */

import { addDays, dateOf, timeOf, wallAt } from "../../domain/wall";
import * as words from "../../messages/en/history";
import { longDate } from "../../messages/en/words";
import { now, today } from "../../state";
import { Icon } from "../../ui/icon";
import { type Ending, type Life, said, steps } from "./life";

const zone = (): string => today.value?.person.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
const wall = (instant: string): string => wallAt(Date.parse(instant), zone());
const time = (instant: string): string => timeOf(wall(instant));

export function Lives({ reminders }: { reminders: readonly Life[] }) {
  if (!reminders.length) return <p class="soft section">{words.empty}</p>;
  return (
    <>
      {[...byDay(reminders)].map(([date, lives]) => (
        <section key={date} class="section" aria-labelledby={`on-${date}`}>
          <h2 class="day" id={`on-${date}`}>
            {dayName(date)}
          </h2>
          <ol class="list lives">
            {lives.map((life) => (
              <OneLife key={life.id} life={life} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function byDay(reminders: readonly Life[]): Map<string, Life[]> {
  const days = new Map<string, Life[]>();
  for (const life of reminders) {
    const date = dateOf(wall(life.due_at));
    days.set(date, [...(days.get(date) ?? []), life]);
  }
  return days;
}

function dayName(date: string): string {
  const today = dateOf(wallAt(now.value, zone()));
  if (date === today) return words.today;
  return date === addDays(today, -1) ? words.yesterday : longDate(date);
}

const BEADS: Partial<Record<Ending, string>> = {
  "not told": "bead bead-missed",
  failed: "bead bead-missed",
};

function OneLife({ life }: { life: Life }) {
  const end = said(life);
  const isWell = end.ending === "answered" || (end.isTest && end.ending === "seen");
  return (
    <li>
      <details data-test="life">
        <summary>
          <time dateTime={life.due_at}>{time(life.due_at)}</time>
          <span class={isWell ? "bead bead-done" : (BEADS[end.ending] ?? "bead")}>
            {isWell && <Icon name="check" />}
          </span>
          <span>
            <strong>{words.nameOf(life)}</strong>
            <span class="small soft">{words.line(end, (instant) => timeOnDay(instant, life.due_at))}</span>
          </span>
          <Icon name="next" />
        </summary>
        <ol class="steps">
          {steps(life).map((one) => (
            <li key={`${one.at} ${one.what}`}>
              <time dateTime={one.at}>{timeWithDay(one.at, life.due_at)}</time>
              <span>{words.step(one, life)}</span>
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

/** With the day where it is another one. */
function timeWithDay(instant: string, due: string): string {
  const date = dateOf(wall(instant));
  return date === dateOf(wall(due)) ? time(instant) : `${words.dayShort(date)}, ${time(instant)}`;
}

/** The same in a sentence. */
function timeOnDay(instant: string, due: string): string {
  const date = dateOf(wall(instant));
  return date === dateOf(wall(due)) ? time(instant) : words.timeOn(time(instant), date);
}
