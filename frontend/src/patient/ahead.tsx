/** The days after tomorrow, a line each. */

import type { Occurrence } from "../api/types";
import { type Day, daysAhead, everyDay } from "../domain/days-ahead";
import { isMovable, isVisit } from "../domain/kinds";
import { timeOf } from "../domain/wall";
import { daysAfter } from "../messages/en/changes";
import { verbs } from "../messages/en/today";
import { itemName, shortDate } from "../messages/en/words";
import { openMove } from "./doing";

interface Props {
  planned: readonly Occurrence[];
  today: string;
  zone: string;
}

export default function Ahead({ planned, today, zone }: Props) {
  const days = daysAhead(planned, today, zone);
  const daily = everyDay(planned);
  if (!days.length) return null;
  return (
    <section class="section" aria-labelledby="ahead">
      <h2 class="day" id="ahead">
        {daysAfter.title}
      </h2>
      <ol class="thread thread-days">
        {days.map((day) => (
          <DayLine key={day.date} day={day} />
        ))}
      </ol>
      {daily.length > 0 && <p class="small soft">{daysAfter.daily(daily)}</p>}
    </section>
  );
}

function DayLine({ day }: { day: Day }) {
  const session = day.items.find((one) => isMovable(one.kind));
  const main = day.items.find((one) => isVisit(one.kind)) ?? session ?? day.items[0];
  if (!main) return null;
  const rest = day.items.filter((one) => one !== main).map((one) => `${timeOf(one.local)} ${itemName(one)}`);
  return (
    <li>
      <time dateTime={day.date}>{shortDate(day.date)}</time>
      <span class={isVisit(main.kind) ? "bead bead-visit" : "bead"} />
      <div>
        <h3>
          {timeOf(main.local)} {itemName(main)}
        </h3>
        {rest.length > 0 && <p>{rest.join(" · ")}</p>}
      </div>
      {session && (
        <button class="button button-plain" type="button" onClick={() => openMove(session)}>
          {session === main ? (
            <>
              {verbs.move}
              <span class="hidden">{verbs.of(session)}</span>
            </>
          ) : (
            daysAfter.moveSession
          )}
        </button>
      )}
    </li>
  );
}
