/** The one deep block: the thing that is due, or collagen and session on one cord. */

import type { Occurrence, TodayPlan } from "../api/types";
import type { NowBlock } from "../domain/day";
import { isAsked, isMovable, isVisit } from "../domain/kinds";
import { snoozes } from "../domain/snoozing";
import { timeOf } from "../domain/wall";
import * as words from "../messages/en/today";
import { itemName, undo as undoWord } from "../messages/en/words";
import { now } from "../state";
import { Icon } from "../ui/icon";
import { begin, openLater, openMove, skip, undo } from "./doing";

interface Props {
  block: NowBlock;
  plan: TodayPlan | null;
}

export function NowCard({ block, plan }: Props) {
  const { before, item, next, minutes } = block;
  const isTaken = before?.state === "done";
  return (
    <section class="now" aria-labelledby="now">
      <h2 class="now-label" id="now">
        <Icon name="clock" isSmall />
        {words.nowLabel(minutes)}
      </h2>
      <ol class={isTaken ? "pair is-half" : before ? "pair" : "pair is-single"}>
        {before && (isTaken ? <Taken one={before} /> : <Bead one={before} plan={plan} />)}
        <Bead one={item} plan={plan} />
      </ol>
      {isBefore(next, minutes) ? null : (
        <button
          key={next.id}
          class="button button-main"
          type="button"
          data-test="done"
          data-one={next.id}
          onClick={() => begin(next)}
        >
          {next.kind !== "session" && !isAsked(next.kind) && <Icon name="check" />}
          {words.doneVerb(next.kind)}
        </button>
      )}
      <Ways next={next} item={item} />
    </section>
  );
}

/** Nobody was at a visit that has not begun. */
const isBefore = (one: Occurrence, minutes: number): boolean => isVisit(one.kind) && minutes > 0;

function Bead({ one, plan }: { one: Occurrence; plan: TodayPlan | null }) {
  const note = words.note(one, plan);
  return (
    <li>
      <time class="number" dateTime={one.due_at}>
        {timeOf(one.local)}
      </time>
      <span class="pair-bead" />
      <div>
        <h3>{itemName(one)}</h3>
        {note && <p>{note}</p>}
        {one.moved_from_local && <p>{words.movedFrom(one.moved_from_local)}</p>}
      </div>
    </li>
  );
}

function Taken({ one }: { one: Occurrence }) {
  return (
    <li>
      <span class="pair-time number">{timeOf(one.local)}</span>
      <span class="pair-bead">
        <Icon name="check" />
      </span>
      <div class="row spread undo">
        <h3>
          {itemName(one)}
          <span class="hidden"> taken</span>
        </h3>
        <button class="button" type="button" data-test="undo" data-one={one.id} onClick={() => undo(one)}>
          {undoWord}
          <span class="hidden">{words.verbs.of(one)}</span>
        </button>
      </div>
    </li>
  );
}

function Ways({ next, item }: { next: Occurrence; item: Occurrence }) {
  if (isVisit(next.kind)) return null;
  return (
    <div class="actions">
      {snoozes(next, now.value).length > 0 && (
        <button class="button" type="button" data-test="later" onClick={() => openLater(next)}>
          {words.verbs.later}
        </button>
      )}
      {isMovable(item.kind) && (
        <button class="button" type="button" data-test="move" onClick={() => openMove(item)}>
          {next === item ? words.verbs.move : words.verbs.moveBoth}
        </button>
      )}
      <button class="button" type="button" data-test="skip" onClick={() => skip(next)}>
        {words.verbs.skip}
      </button>
    </div>
  );
}
