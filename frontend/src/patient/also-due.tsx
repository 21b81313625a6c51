/** For what is due beside the deep block: the other things one can say of it than "done". */

import type { Occurrence } from "../api/types";
import { isVisit } from "../domain/kinds";
import { alsoDue as words } from "../messages/en/changes";
import { openOther } from "./doing";

export default function AlsoDue({ items }: { items: readonly Occurrence[] }) {
  const open = items.filter((one) => !isVisit(one.kind));
  return (
    <>
      {open.map((one) => (
        <button
          key={one.id}
          class="button button-plain"
          type="button"
          data-test="other"
          onClick={() => openOther(one)}
        >
          {words.other(one)}
        </button>
      ))}
    </>
  );
}
