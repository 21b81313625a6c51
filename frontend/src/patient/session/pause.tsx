/** Leaving a session that has begun: it waits, or it ends here. */

import { pause as words } from "../../messages/en/session-rest";
import { go } from "../../router";
import { Sheet } from "../../ui/sheet";
import type { HalfSession } from "./half";

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
  onClose: () => void;
}

export default function Pause({ half, change, onClose }: Props) {
  return (
    <Sheet title={words.title} leave={words.stay} onClose={onClose}>
      <button class="button button-wide" type="button" data-test="pause" onClick={() => go("/")}>
        {words.later}
      </button>
      <button
        class="button button-wide"
        type="button"
        data-test="end"
        onClick={() => change({ ...half, phase: "end" })}
      >
        {words.end}
      </button>
    </Sheet>
  );
}
