/** What stands above the plan: no signal, entries that wait, entries the server did not take, what rests and what is asked. */

import * as words from "../messages/en/today";
import { isReachable, now, refused, unsent } from "../state";
import { Icon } from "../ui/icon";
import { Late } from "../ui/late";

const PATIENCE_MS = 20_000;

const refusals = () => import("./refusals");
const banners = () => import("./banners");

export function Notices() {
  return (
    <>
      <Signal />
      {refused.value.length > 0 && <Late load={refusals} given={{}} />}
      <Late load={banners} given={{}} />
    </>
  );
}

function Signal() {
  const waiting = unsent.value.length;
  const isLate = unsent.value.some((entry) => now.value - Date.parse(entry.made_at) > PATIENCE_MS);
  const isOffline = !isReachable.value;
  return (
    <div role="status">
      {(isOffline || isLate) && (
        <p class="quiet quiet-banner" data-test="offline">
          <Icon name="offline" />
          <span>
            {isOffline && (
              <>
                <strong>{words.offline.lead}</strong> {words.offline.works}{" "}
              </>
            )}
            {waiting > 0 && (isOffline ? words.offline.kept(waiting) : words.offline.waiting(waiting))}
          </span>
        </p>
      )}
    </div>
  );
}
