/** Verdicts and overruling, newest first; each verdict opens in the block. */

import { useState } from "preact/hooks";
import { decisions } from "../../messages/en/desk-decisions";
import { sayDate, sayMoment } from "../calendar";
import type { Override, Verdict } from "../decisions";
import { CardHead, Columns, Quiet, TableWrap } from "../parts/page";
import { RuleId } from "../parts/rule-id";
import { type Chapter, isOpen, ledgerOf } from "./verdicts";

const say = decisions.ledger;
const FEW = 12;

interface LedgerProps {
  verdicts: Verdict[];
  overrides: Override[];
  shownId: string | undefined;
  zone: string;
  onShow: (verdict: Verdict) => void;
}

export function Ledger({ verdicts, overrides, shownId, zone, onShow }: LedgerProps) {
  const chapters = ledgerOf(verdicts, overrides);
  const [isWhole, showWhole] = useState(false);
  const shown = isWhole ? chapters : chapters.slice(0, FEW);
  return (
    <section class="card" aria-labelledby="ledger" data-test="ledger">
      <CardHead id="ledger" title={say.title} note={say.note} />
      {chapters.length === 0 ? (
        <Quiet>{say.none}</Quiet>
      ) : (
        <TableWrap label={say.title}>
          <table class="table table-wide ledger">
            <Columns names={say.columns} />
            <tbody>
              {shown.map((chapter) => (
                <Row key={keyOf(chapter)} chapter={chapter} shownId={shownId} zone={zone} onShow={onShow} />
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
      {!isWhole && chapters.length > FEW && (
        <button class="button" type="button" onClick={() => showWhole(true)}>
          {say.all(chapters.length)}
        </button>
      )}
    </section>
  );
}

const keyOf = (chapter: Chapter) => ("verdict" in chapter ? chapter.verdict.id : chapter.override.id);

interface RowProps extends Pick<LedgerProps, "shownId" | "zone" | "onShow"> {
  chapter: Chapter;
}

function Row({ chapter, shownId, zone, onShow }: RowProps) {
  const when = sayMoment(chapter.at, zone, new Date());
  if ("override" in chapter) {
    const { effect, until, reason, author } = chapter.override;
    return (
      <tr>
        <th scope="row">{when}</th>
        <td>
          {say.overruled(decisions.overrule.short[effect], sayDate(until))}: {reason}
        </td>
        <td>{say.notOpen}</td>
        <td>{author}</td>
      </tr>
    );
  }
  const { verdict } = chapter;
  return (
    <tr
      class={verdict.withdrawn_at ? "is-withdrawn" : undefined}
      aria-current={verdict.id === shownId || undefined}
    >
      <th scope="row">{when}</th>
      <td>
        <button
          class="open-verdict"
          type="button"
          aria-label={say.opens(verdict.rule, when)}
          onClick={() => onShow(verdict)}
        >
          <RuleId rule={verdict.rule} effect={verdict.effect} />
        </button>{" "}
        {verdict.saw}
      </td>
      <td>{saySeen(verdict)}</td>
      <td>{verdict.override?.author ?? say.byRule}</td>
    </tr>
  );
}

function saySeen(verdict: Verdict): string {
  if (verdict.withdrawn_at !== null) return say.withdrawn;
  if (verdict.seen_by !== null) return verdict.seen_by;
  return isOpen(verdict) ? say.nobody : say.notOpen;
}
