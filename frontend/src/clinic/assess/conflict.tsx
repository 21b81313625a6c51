/** Somebody else changed what is known meanwhile: what both changed, and a choice. */

import { useState } from "preact/hooks";
import { assess } from "../../messages/en/desk-assess";
import { sayMoment } from "../calendar";
import { CardHead, Columns, TableWrap } from "../parts/page";
import type { Condition, ConditionSaid } from "../records/data";
import { conditionOf, draftOf } from "./condition-draft";
import { clashes, type Part, sayPart } from "./condition-merge";

const say = assess.conflict;

interface ConflictProps {
  opened: ConditionSaid;
  theirs: Condition;
  mine: ConditionSaid;
  zone: string;
  /** The parts to keep as typed here; null takes theirs whole. */
  onSettle: (keepMine: readonly Part[] | null) => void;
}

export function ConflictCard({ opened, theirs, mine, zone, onSettle }: ConflictProps) {
  const said = conditionOf(draftOf(theirs), theirs.version);
  const clashing = clashes(opened, said, mine);
  const [keepTheirs, setKeepTheirs] = useState<readonly Part[]>([]);
  const choose = (part: Part, isTheirs: boolean) =>
    setKeepTheirs((before) => (isTheirs ? [...before, part] : before.filter((other) => other !== part)));
  const when = theirs.at === null ? "" : sayMoment(theirs.at, zone, new Date());
  return (
    <section class="card conflict" aria-labelledby="conflict">
      <CardHead
        id="conflict"
        title={say.title(theirs.author ?? say.someone, when)}
        note={say.safe}
        isArriving
      />
      {clashing.length === 0 && <p>{say.noClash}</p>}
      {clashing.length > 0 && (
        <TableWrap label={say.table}>
          <table class="table table-wide">
            <Columns names={[say.field, say.opened, say.theirs, say.yours]} />
            <tbody>
              {clashing.map((part) => (
                <tr key={part}>
                  <th scope="row">{say.parts[part]}</th>
                  <td>{sayPart(opened, part)}</td>
                  <td>
                    <Pick
                      part={part}
                      isPicked={keepTheirs.includes(part)}
                      text={sayPart(said, part)}
                      onPick={() => choose(part, true)}
                    />
                  </td>
                  <td>
                    <Pick
                      part={part}
                      isPicked={!keepTheirs.includes(part)}
                      text={sayPart(mine, part)}
                      onPick={() => choose(part, false)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
      <div class="actions actions-left">
        <button
          class="button"
          type="button"
          onClick={() => onSettle(clashing.filter((part) => !keepTheirs.includes(part)))}
        >
          {say.use}
        </button>
        <button class="button" type="button" onClick={() => onSettle(null)}>
          {say.takeTheirs}
        </button>
      </div>
    </section>
  );
}

function Pick(props: { part: Part; isPicked: boolean; text: string; onPick: () => void }) {
  return (
    <label class="pick">
      <input type="radio" name={`conflict-${props.part}`} checked={props.isPicked} onChange={props.onPick} />
      {props.text}
    </label>
  );
}
