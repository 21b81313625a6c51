/** Before the session the tendon hurts more than the limit: lighter, another day, or not today. */

import { sore as words } from "../../messages/en/session-after";
import { go } from "../../router";
import { plan } from "../../state";
import { openMove, skip } from "../doing";
import type { HalfSession } from "./half";

interface Props {
  half: HalfSession;
  mustRest: boolean;
  start: () => void;
  startLight: () => void;
}

export default function Sore({ half, mustRest, start, startLight }: Props) {
  const one = plan.value.find((other) => other.id === half.about);
  const leaveOut = () => {
    if (one) void skip(one);
    go("/");
  };
  const move = () => {
    if (one) openMove(one);
    go("/");
  };
  return (
    <div class="dock">
      <button
        class="button button-main"
        type="button"
        data-test={mustRest ? "leave-out" : "start-light"}
        onClick={mustRest ? leaveOut : startLight}
      >
        {mustRest ? words.leaveOut : words.light}
      </button>
      <div class="actions">
        <button class="button button-plain" type="button" onClick={move}>
          {words.move}
        </button>
        <button class="button button-plain" type="button" data-test="start" onClick={start}>
          {words.asPlanned}
        </button>
      </div>
    </div>
  );
}
