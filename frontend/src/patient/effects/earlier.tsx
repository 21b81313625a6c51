/** What was told before, as far as there is a signal. */

import { useEffect, useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Shapes } from "../../api/types";
import { wallAt } from "../../domain/wall";
import { earlier as words } from "../../messages/en/effects-said";
import { today } from "../../state";

const SHOWN = 5;

export default function Earlier() {
  const [entries, setEntries] = useState<Shapes["SideEffectOut"][]>([]);
  useEffect(() => {
    call("GET", "/api/diary/side-effects").then(
      (said) => setEntries(said.entries),
      () => undefined,
    );
  }, []);
  if (!entries.length) return null;
  const zone = today.value?.person.zone ?? "UTC";
  return (
    <section class="section" aria-labelledby="earlier">
      <h2 id="earlier">{words.heading}</h2>
      <ul class="list">
        {entries.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <div>
              <h3>{one.verdict?.saw}</h3>
              <p>
                {words.on(wallAt(Date.parse(one.noted_at), zone))}
                {one.verdict && ` · ${one.verdict.rule}`}
                {one.withdrawn_at && ` · ${words.withdrawn}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
