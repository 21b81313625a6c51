/** Says an item is done, or leads to the question that belongs to it. */

import type { Occurrence } from "../api/types";
import { isAsked } from "../domain/kinds";
import * as words from "../messages/en/today";
import { done } from "./doing";

export function DoneButton({ one }: { one: Occurrence }) {
  return (
    <button class="button" type="button" data-one={one.id} onClick={() => done(one)}>
      {isAsked(one.kind) ? words.verbs.answer : words.verbs.done}
      <span class="hidden">{words.verbs.of(one)}</span>
    </button>
  );
}
