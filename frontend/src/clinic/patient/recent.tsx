/** What the patient reported, newest first. */

import { useState } from "preact/hooks";
import { desk } from "../../messages/en/desk";
import { plan as words } from "../../messages/en/desk-plan";
import { sayDay, sayMoment, timeOf } from "../calendar";
import type { PatientPage } from "../data";
import { CardHead, Columns, Quiet, TableWrap } from "../parts/page";

const say = desk.patient;
const FEW = 12;

export function Recent({ recent, zone }: { recent: PatientPage["recent"]; zone: string }) {
  const [isWhole, showWhole] = useState(recent.length <= FEW);
  const newestFirst = [...recent].sort((one, other) => (one.local < other.local ? 1 : -1));
  return (
    <section class="card" aria-labelledby="recent">
      <CardHead id="recent" title={say.recent} note={say.recentNote} />
      {recent.length === 0 ? (
        <Quiet>{say.nothingRecent}</Quiet>
      ) : (
        <TableWrap label={say.recent}>
          <table class="table">
            <Columns names={say.recentColumns} />
            <tbody>
              {newestFirst.slice(0, isWhole ? undefined : FEW).map((entry) => (
                <Entry key={`${entry.kind} ${entry.local}`} entry={entry} zone={zone} />
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
      {!isWhole && (
        <button class="button" type="button" onClick={() => showWhole(true)}>
          {say.showAll(recent.length)}
        </button>
      )}
    </section>
  );
}

function Entry({ entry, zone }: { entry: PatientPage["recent"][number]; zone: string }) {
  return (
    <tr>
      <th scope="row">
        {sayDay(entry.local)} {timeOf(entry.local)}
      </th>
      <td>{words.kinds[entry.kind]}</td>
      <td>
        {say.states[entry.state]}
        {entry.acted_at && `, ${sayMoment(entry.acted_at, zone, new Date())}`}
      </td>
      <td>{entry.pain ?? say.noPain}</td>
    </tr>
  );
}
