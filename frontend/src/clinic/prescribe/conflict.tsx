/** Somebody else saved a version meanwhile: what each changed, and a choice where both did. */

import { useState } from "preact/hooks";
import { desk } from "../../messages/en/desk";
import { plan as say } from "../../messages/en/desk-plan";
import { sayMoment } from "../calendar";
import type { Prescription } from "../data";
import { CardHead, Columns, Quiet, TableWrap } from "../parts/page";
import { clashes, type Part, sayPart, type TitleOf } from "./difference";
import type { Conflict } from "./saving";

interface ConflictProps {
  conflict: Conflict;
  opened: Prescription;
  mine: Prescription;
  titleOf: TitleOf;
  zone: string;
  /** The parts to keep as typed here; null takes the other plan whole. */
  onSettle: (keepMine: readonly Part[] | null) => void;
}

export function ConflictCard({ conflict, opened, mine, titleOf, zone, onSettle }: ConflictProps) {
  const { theirs, version } = conflict;
  const clashing = clashes(opened, theirs.prescription, mine);
  const [keepTheirs, setKeepTheirs] = useState<readonly Part[]>([]);
  const choose = (part: Part, isTheirs: boolean) =>
    setKeepTheirs((before) => (isTheirs ? [...before, part] : before.filter((other) => other !== part)));
  const keptMine = clashing.filter((part) => !keepTheirs.includes(part));
  const who = version?.author ?? theirs.assigned_by;
  const when = sayMoment(version?.at ?? theirs.assigned_at, zone, new Date());
  return (
    <section class="card conflict" aria-labelledby="conflict">
      <CardHead id="conflict" title={say.conflict.title(who, when)} note={say.conflict.safe} isArriving />
      {clashing.length > 0 ? (
        <ClashTable
          clashing={clashing}
          version={theirs.version}
          opened={(part) => sayPart(opened, part, titleOf)}
          theirs={(part) => sayPart(theirs.prescription, part, titleOf)}
          mine={(part) => sayPart(mine, part, titleOf)}
          keepTheirs={keepTheirs}
          onChoose={choose}
        />
      ) : (
        <p>{say.conflict.noClash}</p>
      )}
      {theirs.status !== "active" && (
        <Quiet>{say.conflict.state(desk.patient.now[theirs.status].toLowerCase())}</Quiet>
      )}
      {version?.reason && <Quiet>{say.conflict.reason(version.reason)}</Quiet>}
      <div class="actions actions-left">
        <button class="button" type="button" onClick={() => onSettle(keptMine)}>
          {say.conflict.use}
        </button>
        <button class="button" type="button" onClick={() => onSettle(null)}>
          {say.conflict.takeTheirs}
        </button>
      </div>
    </section>
  );
}

interface ClashTableProps {
  clashing: readonly Part[];
  version: number;
  opened: (part: Part) => string;
  theirs: (part: Part) => string;
  mine: (part: Part) => string;
  keepTheirs: readonly Part[];
  onChoose: (part: Part, isTheirs: boolean) => void;
}

function ClashTable({ clashing, version, opened, theirs, mine, keepTheirs, onChoose }: ClashTableProps) {
  return (
    <TableWrap label={say.conflict.table}>
      <table class="table">
        <Columns
          names={[say.conflict.field, say.conflict.opened, say.conflict.theirs(version), say.conflict.yours]}
        />
        <tbody>
          {clashing.map((part) => (
            <tr key={part}>
              <th scope="row">{say.diff.parts[part]}</th>
              <td>{opened(part)}</td>
              <td>
                <Pick
                  part={part}
                  isPicked={keepTheirs.includes(part)}
                  onPick={() => onChoose(part, true)}
                  text={theirs(part)}
                />
              </td>
              <td>
                <Pick
                  part={part}
                  isPicked={!keepTheirs.includes(part)}
                  onPick={() => onChoose(part, false)}
                  text={mine(part)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableWrap>
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
