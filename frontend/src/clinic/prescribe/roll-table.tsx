/** Every reminder, a line a day, where the clock puts it; the picked day is read out above. */

import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { plan } from "../../messages/en/desk-plan";
import { addDays, daysBetween, type LocalDate, sayDate, shortWeekday, weekdayOf } from "../calendar";
import { Bead, Key, shapeOf } from "./beads";
import { sayRollDay } from "./day-words";
import { type Counted, countOf, Reading } from "./reading";
import { beadsOf, type Hours, hoursOf, placeOn, type RollDay } from "./roll";

const say = plan.roll;
const rowId = (date: LocalDate) => `day-${date}`;

interface RollProps {
  days: RollDay[];
  /** The plan's first day: weeks are counted from it. Without it no week is named. */
  startsOn?: LocalDate;
  counted: Counted;
}

/** Which day is read out: the first until another is picked. */
function usePicked(days: RollDay[]) {
  const [date, pick] = useState<LocalDate | null>(null);
  const found = days.findIndex((day) => day.date === date);
  const at = Math.max(0, found);
  const step = (by: number) => {
    const day = days[Math.min(Math.max(at + by, 0), days.length - 1)];
    if (day) pick(day.date);
    return day;
  };
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const day = step(by);
    if (day) document.getElementById(rowId(day.date))?.focus();
  };
  return { at, picked: days[at], pick, step, walk };
}

export function Roll({ days, startsOn, counted }: RollProps) {
  const { at, picked, pick, step, walk } = usePicked(days);
  if (!picked) return null;
  const hours = hoursOf(days);
  const shapes = new Set(days.flatMap((day) => day.items.map((item) => shapeOf(item.kind))));
  return (
    <>
      <Reading
        counted={counted}
        day={picked}
        onStep={step}
        isFirst={at === 0}
        isLast={at === days.length - 1}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus to be scrolled by key */}
      <section class="roll-scroll" tabIndex={0} aria-label={say.region}>
        <table class="roll">
          <caption class="hidden">{say.caption}</caption>
          <RollHead hours={hours} counted={counted} />
          <tbody>
            {days.map((day, index) => (
              <DayRow
                key={day.date}
                day={day}
                count={countOf(day, counted)}
                hours={hours}
                week={weekOf(day.date, startsOn, index === 0)}
                isPicked={day === picked}
                onPick={() => pick(day.date)}
                onKey={walk}
              />
            ))}
          </tbody>
        </table>
      </section>
      <Key shapes={[...shapes]} hasGone={days.some((day) => day.gone.length > 0)} />
    </>
  );
}

interface Week {
  number: number;
  from: LocalDate;
}

/** The week that this row opens, if it opens one. */
function weekOf(date: LocalDate, startsOn: LocalDate | undefined, isFirstRow: boolean): Week | null {
  const passed = startsOn ? daysBetween(startsOn, date) : -1;
  if (!(passed >= 0) || (passed % 7 !== 0 && !isFirstRow)) return null;
  return { number: Math.floor(passed / 7) + 1, from: addDays(date, -(passed % 7)) };
}

function RollHead({ hours, counted }: { hours: Hours; counted: Counted }) {
  const middle = Math.round((hours.from + hours.to) / 2);
  return (
    <thead>
      <tr>
        <th class="r-day" scope="col">
          <span class="hidden">{say.day}</span>
        </th>
        <th scope="col">
          <span class="hidden">{say.reminders}</span>
          <svg height="16" aria-hidden="true">
            {[hours.from, middle, hours.to].map((hour) => (
              <text key={hour} x={percent(placeOn(hours, hour * 60))} y="12" text-anchor="middle">
                {hour}
              </text>
            ))}
          </svg>
        </th>
        <th class="r-n" scope="col">
          {say.counts[counted]}
        </th>
      </tr>
    </thead>
  );
}

interface DayRowProps {
  day: RollDay;
  count: number;
  hours: Hours;
  week: Week | null;
  isPicked: boolean;
  onPick: () => void;
  onKey: (event: KeyboardEvent) => void;
}

function DayRow({ day, count, hours, week, isPicked, onPick, onKey }: DayRowProps) {
  return (
    <>
      {week !== null && (
        <tr class="wk">
          <th colSpan={3} scope="colgroup">
            {say.week(week.number)}{" "}
            <span>
              {sayDate(week.from)} – {sayDate(addDays(week.from, 6))}
            </span>
          </th>
        </tr>
      )}
      <tr data-test="preview-day" data-date={day.date} class={isPicked ? "is-picked" : undefined}>
        <th class="r-day" scope="row">
          <button
            id={rowId(day.date)}
            type="button"
            aria-pressed={isPicked}
            tabIndex={isPicked ? 0 : -1}
            onClick={onPick}
            onKeyDown={onKey}
          >
            <span>{shortWeekday(weekdayOf(day.date))}</span> {sayDate(day.date)}
          </button>
        </th>
        <td>
          <span class="hidden">{sayRollDay(day)}</span>
          <DayLine day={day} hours={hours} />
        </td>
        <td class="r-n">{count}</td>
      </tr>
    </>
  );
}

function DayLine({ day, hours }: { day: RollDay; hours: Hours }) {
  const beads = beadsOf(day, hours);
  const ticks = [9, 12, 15, 18].filter((hour) => hour > hours.from && hour < hours.to);
  const session = beads.find((bead) => bead.item.kind === "session" && !bead.isGone);
  const collagen = beads.find((bead) => bead.item.kind === "collagen" && !bead.isGone);
  return (
    <svg height="24" aria-hidden="true">
      {ticks.map((hour) => {
        const x = percent(placeOn(hours, hour * 60));
        return <line key={hour} class="r-tick" x1={x} x2={x} y1="0" y2="24" />;
      })}
      {session && collagen && (
        <line class="r-cord" x1={percent(collagen.x)} x2={percent(session.x)} y1="12" y2="12" />
      )}
      {beads.map(({ item, x, isJoined, isGone }, index) => (
        <Fragment key={`${item.kind} ${item.due_at}`}>
          {isJoined && (
            <line class="r-join" x1={percent(beads[index - 1]?.x ?? x)} x2={percent(x)} y1="12" y2="12" />
          )}
          <svg class="r-bead" aria-hidden="true" x={percent(x)}>
            <Bead shape={shapeOf(item.kind)} isGone={isGone} />
          </svg>
        </Fragment>
      ))}
    </svg>
  );
}

function percent(share: number): string {
  return `${share.toFixed(1)}%`;
}
