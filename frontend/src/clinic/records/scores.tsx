/** Questionnaire scores over time, each with its change and from how many points on that is a clear one. */

import { records } from "../../messages/en/desk-records";
import { localNow, sayDate } from "../calendar";
import { CardHead, Columns, Quiet, TableWrap } from "../parts/page";
import type { Score } from "./data";

const say = records.scores;

export function Scores({ scores, zone }: { scores: readonly Score[]; zone: string }) {
  const today = localNow(new Date(), zone);
  const dayOf = (score: Score) => sayDate(localNow(new Date(score.answered_at), zone), today);
  const titles = [...new Set(scores.map((score) => score.title))];
  return (
    <section class="card" aria-labelledby="scores">
      <CardHead id="scores" title={say.title} note={scores.length > 0 ? say.note : undefined} />
      {scores.length === 0 && <Quiet>{say.none}</Quiet>}
      {titles.map((title) => {
        const own = scores.filter((score) => score.title === title);
        return (
          <div key={title} class="scores">
            <h3>{title}</h3>
            <Bars title={title} scores={own} />
            <TableWrap label={title}>
              <table class="table">
                <caption class="hidden">{`${title}: ${say.table}`}</caption>
                <Columns names={say.columns} />
                <tbody>
                  {own.map((score) => (
                    <tr key={score.id}>
                      <th scope="row">{dayOf(score)}</th>
                      <td>{say.of(score.score, score.most)}</td>
                      <td>{sayChange(score)}</td>
                      <td>
                        {score.compared && say.threshold(score.compared.threshold, score.compared.weeks)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableWrap>
          </div>
        );
      })}
    </section>
  );
}

function sayChange({ compared, missing }: Score): string {
  const change = compared
    ? say.change(compared.difference, say.changes[compared.change] ?? compared.change)
    : say.first;
  return missing > 0 ? `${change} (${say.missing(missing)})` : change;
}

const WIDTH = 320;
const HEIGHT = 56;
const BAR = 18;

/** Oldest at the left; the height is of the highest score there is, never of the best one so far. */
function Bars({ title, scores }: { title: string; scores: readonly Score[] }) {
  const oldestFirst = [...scores].reverse();
  const step = Math.min(40, WIDTH / Math.max(1, oldestFirst.length));
  const words = say.bars(title, oldestFirst.map(({ score, most }) => say.of(score, most)).join(", "));
  return (
    <svg class="score-bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
      <line class="score-base" x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      {oldestFirst.map(({ id, score, most }, index) => {
        const height = Math.max(2, (score / most) * (HEIGHT - 16));
        const left = index * step;
        return (
          <g key={id}>
            <rect
              class="score-bar"
              x={left}
              y={HEIGHT - 1 - height}
              width={Math.min(BAR, step - 4)}
              height={height}
            />
            <text class="score-figure" x={left} y={HEIGHT - 5 - height}>
              {score}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
