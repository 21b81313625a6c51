/** A part of the day on its cord; the shape of the bead and the words tell the state. */

import type { Occurrence, TodayPlan } from "../api/types";
import { isMovable, isVisit } from "../domain/kinds";
import { dateOf, timeOf, wallAt } from "../domain/wall";
import * as words from "../messages/en/today";
import { itemName, shortWeekday, undo as undoWord } from "../messages/en/words";
import { now } from "../state";
import { Icon } from "../ui/icon";
import { openMove, undo } from "./doing";
import { DoneButton } from "./done-button";

interface Props {
  title: string;
  items: readonly Occurrence[];
  plan: TodayPlan | null;
  isMissed?: boolean;
  /** Another day: nothing of it can be done yet. */
  isAhead?: boolean;
}

export function Thread({ title, items, plan, isMissed, isAhead }: Props) {
  if (!items.length) return null;
  const id = title.toLowerCase().replace(/ /g, "-");
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="day" id={id}>
        {title}
      </h2>
      <ol class="thread">
        {items.map((one) => (
          <li key={one.id} class={one.state === "planned" ? undefined : "is-done"}>
            <time dateTime={one.due_at}>{timeShown(one, isMissed)}</time>
            <BeadOf one={one} isMissed={isMissed} />
            <div>
              <h3>{itemName(one)}</h3>
              <Note one={one} plan={plan} isMissed={isMissed} />
            </div>
            <RowButton one={one} isAhead={isAhead} />
          </li>
        ))}
      </ol>
    </section>
  );
}

const isSnoozed = (one: Occurrence): boolean =>
  one.snoozed_until !== null && Date.parse(one.snoozed_until) > now.value && one.state === "planned";

function timeShown(one: Occurrence, isMissed?: boolean): string {
  if (isSnoozed(one)) return timeOf(wallAt(Date.parse(one.snoozed_until as string), one.zone));
  const isToday = dateOf(one.local) === dateOf(wallAt(now.value, one.zone));
  return isMissed && !isToday ? shortWeekday(dateOf(one.local)) : timeOf(one.local);
}

function BeadOf({ one, isMissed }: { one: Occurrence; isMissed?: boolean | undefined }) {
  if (one.state === "done") {
    return (
      <span class="bead bead-done">
        <Icon name="check" />
      </span>
    );
  }
  const shape = isMissed ? " bead-missed" : isVisit(one.kind) ? " bead-visit" : "";
  return <span class={`bead${shape}`} />;
}

function Note({
  one,
  plan,
  isMissed,
}: {
  one: Occurrence;
  plan: TodayPlan | null;
  isMissed?: boolean | undefined;
}) {
  if (one.state !== "planned") return <p>{words.earlierNote(one)}</p>;
  if (isSnoozed(one)) return <p>{words.snoozed(timeOf(one.local))}</p>;
  if (one.moved_from_local && isMovable(one.kind)) return <p>{words.movedFrom(one.moved_from_local)}</p>;
  const note = isMissed ? words.missedNote(timeOf(one.local)) : words.note(one, plan);
  return note ? <p>{note}</p> : null;
}

function RowButton({ one, isAhead }: { one: Occurrence; isAhead?: boolean | undefined }) {
  const of = <span class="hidden">{words.verbs.of(one)}</span>;
  if (one.state !== "planned" || (one.moved_from_local && isMovable(one.kind))) {
    return (
      <button class="button" type="button" data-test="undo" data-one={one.id} onClick={() => undo(one)}>
        {undoWord}
        {of}
      </button>
    );
  }
  if (isAhead) {
    if (!isMovable(one.kind)) return null;
    return (
      <button class="button" type="button" onClick={() => openMove(one)}>
        {words.verbs.move}
        {of}
      </button>
    );
  }
  return isVisit(one.kind) ? null : <DoneButton one={one} />;
}
