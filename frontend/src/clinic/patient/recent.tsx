/** What the patient reported, newest first. */

import { useState } from "preact/hooks";
import { desk } from "../../messages/en/desk";
import { plan as words } from "../../messages/en/desk-plan";
import { sayDay, sayMoment, timeOf } from "../calendar";
import type { PatientPage } from "../data";
import { Quiet, TableWrap } from "../parts/page";

const say = desk.patient;
const FEW = 12;

export function Recent({ recent, zone }: { recent: PatientPage["recent"]; zone: string }) {
  const columns = say.recentColumns;
  const [isWhole, showWhole] = useState(recent.length <= FEW);
  const newestFirst = [...recent].sort((one, other) => (one.local < other.local ? 1 : -1));
  return (
    <section class="card" aria-labelledby="recent">
      <div class="card-head">
        <h2 id="recent">{say.recent}</h2>
        <p>{say.recentNote}</p>
      </div>
      {recent.length === 0 ? (
        <Quiet>{say.nothingRecent}</Quiet>
      ) : (
        <TableWrap label={say.recent}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{columns.when}</th>
                <th scope="col">{columns.what}</th>
                <th scope="col">{columns.state}</th>
                <th scope="col">{columns.pain}</th>
              </tr>
            </thead>
            <tbody>
              {newestFirst.slice(0, isWhole ? undefined : FEW).map((entry) => (
                <tr key={`${entry.kind} ${entry.local}`}>
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
