/** Everything on record in one table; the newest at once, the rest on a press. */

import { useState } from "preact/hooks";
import { records as words } from "../../messages/en/desk-records";
import { sayDate } from "../calendar";
import { CardHead, Columns, Quiet, TableWrap } from "../parts/page";
import type { Records } from "./data";
import { linesOf } from "./lines";

const say = words.list;
const AT_ONCE = 8;

export function RecordsList({ records, today }: { records: Records; today: string }) {
  const [showsAll, setShowsAll] = useState(false);
  const lines = linesOf(records);
  const shown = showsAll ? lines : lines.slice(0, AT_ONCE);
  return (
    <section class="card" aria-labelledby="records">
      <CardHead id="records" title={say.title} note={lines.length > 0 ? say.note : undefined} />
      {lines.length === 0 ? (
        <Quiet>{say.none}</Quiet>
      ) : (
        <TableWrap label={say.table}>
          <table class="table table-wide">
            <caption class="hidden">{say.table}</caption>
            <Columns names={say.columns} />
            <tbody>
              {shown.map(({ id, on, what, found, by }) => (
                <tr key={id}>
                  <th scope="row">{sayDate(on, today)}</th>
                  <td>{what}</td>
                  <td>{found}</td>
                  <td>{by}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
      {lines.length > AT_ONCE && (
        <button class="button" type="button" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? say.fewer : say.all(lines.length)}
        </button>
      )}
    </section>
  );
}
