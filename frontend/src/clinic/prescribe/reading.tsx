/** The picked day of a roll, read out, with a step to the day before and after. */

import { plan } from "../../messages/en/desk-plan";
import { sayDay } from "../calendar";
import { Icon } from "../parts/icon";
import { momentsOf } from "./day-words";
import type { RollDay } from "./roll";

const say = plan.roll;

/** What the figure of a day counts: notifications of a preview, or things due in a running plan. */
export type Counted = keyof typeof say.counts;

export const countOf = (day: RollDay, counted: Counted) =>
  counted === "sends" ? day.sends : day.items.length;

interface ReadingProps {
  counted: Counted;
  day: RollDay;
  isFirst: boolean;
  isLast: boolean;
  onStep: (by: number) => void;
}

export function Reading({ counted, day, isFirst, isLast, onStep }: ReadingProps) {
  return (
    <div class="reading">
      <div class="reading-head">
        <button
          class="button button-icon"
          type="button"
          aria-label={say.before}
          aria-disabled={isFirst}
          onClick={() => onStep(-1)}
        >
          <Icon name="back" small />
        </button>
        <p role="status">
          <strong>{sayDay(day.date)}</strong> · {say.dayCounts[counted](countOf(day, counted))}
        </p>
        <button
          class="button button-icon"
          type="button"
          aria-label={say.after}
          aria-disabled={isLast}
          onClick={() => onStep(1)}
        >
          <Icon name="next" small />
        </button>
      </div>
      <ul class="moments">
        {momentsOf(day, counted === "sends").map(({ time, what }) => (
          <li key={`${time} ${what}`}>
            <b>{time}</b> {what}
          </li>
        ))}
        {day.items.length === 0 && <li>{say.nothing}</li>}
      </ul>
    </div>
  );
}
