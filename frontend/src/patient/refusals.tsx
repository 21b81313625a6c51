/** Entries the server did not take; each stays until the person lets it go. */

import { useEffect } from "preact/hooks";
import { refused as words } from "../messages/en/changes";
import { itemName } from "../messages/en/words";
import type { Entry } from "../outbox/entry";
import { letGo } from "../outbox/outbox";
import { refused, today } from "../state";
import { Callout } from "../ui/callout";
import { keepFocus } from "../ui/focus";
import { hush } from "../ui/toast";

export default function Refusals() {
  const list = refused.value;
  // The toast may still say that it went well.
  useEffect(hush, [list.length]);
  if (!list.length) return null;
  return (
    <div class="notice">
      <Callout icon="info" tone="load" heading={words.heading(list.length)} isUrgent>
        <p>{words.why}</p>
        <ul class="stack" data-test="needs-attention">
          {list.map((entry) => (
            <Refusal key={entry.id} entry={entry} />
          ))}
        </ul>
      </Callout>
    </div>
  );
}

function Refusal({ entry }: { entry: Entry }) {
  const one = today.value?.occurrences.find((other) => other.id === entry.occurrence_id);
  return (
    <li class="row spread refusal">
      <div>
        <h3>{one ? itemName(one) : words.gone}</h3>
        <p>{entry.refusal?.title}</p>
      </div>
      <button
        class="button"
        type="button"
        onClick={() => letGo(entry.id).then(() => keepFocus(".refusal button"))}
      >
        {words.letGo}
      </button>
    </li>
  );
}
