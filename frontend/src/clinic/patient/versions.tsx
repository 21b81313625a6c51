/** Who changed what, when and why. */

import { desk } from "../../messages/en/desk";
import { sayMoment } from "../calendar";
import type { PlanVersion } from "../data";
import { CardHead, Columns, TableWrap } from "../parts/page";
import { historyOf } from "./history";

const say = desk.patient;

export function Versions({ versions, zone }: { versions: PlanVersion[]; zone: string }) {
  const now = new Date();
  return (
    <section class="card" aria-labelledby="versions">
      <CardHead id="versions" title={say.versions} note={say.versionsNote} />
      <TableWrap label={say.versions}>
        <table class="table table-wide">
          <Columns names={say.versionColumns} />
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
