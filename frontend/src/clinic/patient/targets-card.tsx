/** What the next session asks of each leg, what it was before, and every change. */

import { decisions } from "../../messages/en/desk-decisions";
import { localNow, sayDay, sayMoment } from "../calendar";
import type { Progress } from "../decisions";
import { CardHead, Columns, Quiet, TableWrap } from "../parts/page";
import { sayAim, type TargetLine, targetLines } from "./targets";

const say = decisions.targets;

export function Targets({ progress, zone }: { progress: Progress; zone: string }) {
  const { programme, targets: history } = progress;
  if (programme === null) return null;
  const lines = targetLines(programme.targets, history);
  return (
    <section class="card" aria-labelledby="targets" data-test="targets">
      <CardHead id="targets" title={say.title} note={say.note} />
      {programme.lower_percent > 0 && <Quiet>{say.lower(programme.lower_percent)}</Quiet>}
      {programme.needs_test && <Quiet>{say.test}</Quiet>}
      {lines.length === 0 ? (
        <Quiet>{say.none}</Quiet>
      ) : (
        <TableWrap label={say.title}>
          <table class="table table-wide">
            <Columns names={say.columns} />
            <tbody>
              {lines.map((line) => (
                <Row key={`${line.target.exercise} ${line.target.side}`} line={line} zone={zone} />
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
      {history.length > 0 && <History progress={progress} zone={zone} />}
    </section>
  );
}

function Row({ line, zone }: { line: TargetLine; zone: string }) {
  const { target, now, was, since } = line;
  return (
    <tr class={was ? "is-changed" : undefined}>
      <th scope="row">
        {target.title}
        {target.is_locked && <small> · {say.locked}</small>}
      </th>
      <td>{say.sides[target.side]}</td>
      <td class="figure">{now}</td>
      <td class="figure">
        {was ?? (
          <>
            <span aria-hidden="true">{say.unchanged}</span>
            <span class="hidden">{say.unchangedWords}</span>
          </>
        )}
      </td>
      <td>
        {since
          ? `${sayDay(localNow(new Date(since.at), zone))}, ${since.author || say.byRule}`
          : say.unchanged}
      </td>
    </tr>
  );
}

function History({ progress, zone }: { progress: Progress; zone: string }) {
  const now = new Date();
  return (
    <details class="more">
      <summary>{say.history(progress.targets.length)}</summary>
      <TableWrap label={say.history(progress.targets.length)}>
        <table class="table table-wide">
          <Columns names={say.historyColumns} />
          <tbody>
            {progress.targets.map((change) => (
              <tr key={`${change.at} ${change.exercise} ${change.side}`}>
                <th scope="row">{sayMoment(change.at, zone, now)}</th>
                <td>
                  {change.title}, {say.sides[change.side]}
                </td>
                <td class="figure">{sayAim(change)}</td>
                <td>{change.reason}</td>
                <td>{change.author || say.byRule}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableWrap>
    </details>
  );
}
