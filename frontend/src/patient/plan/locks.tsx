/** What is on hold, why, and who ends it. */

import type { Lock } from "../../api/types";
import * as words from "../../messages/en/plan";
import { Callout } from "../../ui/callout";

const RED = ["emergency", "stop"];

export function Locks({ locks }: { locks: readonly Lock[] }) {
  return (
    <>
      {locks.map((lock) => (
        <div class="notice" key={lock.id} data-test="plan-lock">
          <Callout
            icon="info"
            tone={RED.includes(lock.effect) ? "stop" : "load"}
            heading={`${words.locked.heading}: ${lock.saw}`}
          >
            <p>
              {lock.do} {lock.call}
            </p>
            <p class="small">
              {lock.until ? words.locked.until(lock.until) : words.locked.lift}{" "}
              {words.verdicts.rule(lock.rule)}
            </p>
          </Callout>
        </div>
      ))}
    </>
  );
}
