/** Who changed what, when and why. */

import { desk } from "../../messages/en/desk";
import { sayMoment } from "../calendar";
import type { PlanVersion } from "../data";
import { TableWrap } from "../parts/page";
import { historyOf } from "./history";

const say = desk.patient;

export function Versions({ versions, zone }: { versions: PlanVersion[]; zone: string }) {
  const columns = say.versionColumns;
  const now = new Date();
  return (
    <section class="card" aria-labelledby="versions">
      <div class="card-head">
        <h2 id="versions">{say.versions}</h2>
        <p>{say.versionsNote}</p>
      </div>
      <TableWrap label={say.versions}>
        <table class="table table-wide">
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.when}</th>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.why}</th>
              <th scope="col">{columns.by}</th>
            </tr>
          </thead>
          <tbody>
            {historyOf(versions, (template) => template).map(({ version, what }) => (
              <tr key={version.number}>
                <th scope="row">{version.number}</th>
                <td class="when">{sayMoment(version.at, zone, now)}</td>
                <td>
                  <ul>
                    {what.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </td>
                <td>{version.reason || say.noReason}</td>
                <td>{version.author}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableWrap>
    </section>
  );
}
