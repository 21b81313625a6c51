/** What was noticed about patches, shockwave and wedges, with the rule that answered. */

import { useState } from "preact/hooks";
import { decisions } from "../../messages/en/desk-decisions";
import { sayMoment } from "../calendar";
import type { SideEffect } from "../decisions";
import { CardHead, Columns, TableWrap } from "../parts/page";
import { RuleId } from "../parts/rule-id";
import { saySigns } from "./signs";

const say = decisions.sideEffects;
const FEW = 5;

export function SideEffects({ entries, zone }: { entries: SideEffect[]; zone: string }) {
  const [isWhole, showWhole] = useState(false);
  if (entries.length === 0) return null;
  const now = new Date();
  return (
    <section class="card" aria-labelledby="side-effects" data-test="side-effects">
      <CardHead id="side-effects" title={say.title} note={say.note} />
      <TableWrap label={say.title}>
        <table class="table">
          <Columns names={say.columns} />
          <tbody>
            {entries.slice(0, isWhole ? undefined : FEW).map((entry) => (
              <tr key={entry.id} class={entry.withdrawn_at ? "is-withdrawn" : undefined}>
                <th scope="row">{sayMoment(entry.noted_at, zone, now)}</th>
                <td>
                  {saySigns(entry.said) || say.nothing}
                  {entry.said.note && <q>{entry.said.note}</q>}
                  {entry.withdrawn_at && ` (${say.withdrawn})`}
                </td>
                <td>{entry.verdict && <RuleId rule={entry.verdict.rule} effect={entry.verdict.effect} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableWrap>
      {!isWhole && entries.length > FEW && (
        <button class="button" type="button" onClick={() => showWhole(true)}>
          {say.all(entries.length)}
        </button>
      )}
    </section>
  );
}
