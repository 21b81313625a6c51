/** The deep block of a patient's page: what a rule said, what it was made from, and that somebody saw it. */

import { useState } from "preact/hooks";
import { decisions } from "../../messages/en/desk-decisions";
import { keepFocus } from "../../ui/focus";
import { sayDate, sayMoment } from "../calendar";
import { noteSeen, type Rules, type Verdict } from "../decisions";
import { Icon } from "../parts/icon";
import { useKeys } from "../parts/keys";
import { RuleId } from "../parts/rule-id";
import { MadeFromTable } from "./made-from";
import { ReasonForm } from "./reason-form";
import { isOpen, ofSameEntry, openVerdicts } from "./verdicts";

const say = decisions.verdict;

interface BlockProps {
  patientId: string;
  verdict: Verdict;
  verdicts: Verdict[];
  rules: Rules | null;
  zone: string;
  onShow: (verdict: Verdict) => void;
  onChanged: () => void;
}

export function VerdictBlock(props: BlockProps) {
  const { verdict, rules, zone } = props;
  const now = new Date();
  const look = verdict.effect === "emergency" && isOpen(verdict) ? "now verdict emergency" : "now verdict";
  return (
    <section class={look} aria-labelledby="verdict" data-test="verdict">
      <p class="now-label">
        <RuleId rule={verdict.rule} effect={verdict.effect} />
        {sayMoment(verdict.at, zone, now)}
        <span class="effect">{decisions.effect(verdict.effect)}</span>
      </p>
      <h2 id="verdict" tabIndex={-1}>
        {verdict.saw}
      </h2>
      <Facts verdict={verdict} />
      <State {...props} />
      <MadeFromTable verdict={verdict} rules={rules} />
      <Steps {...props} />
    </section>
  );
}

function Facts({ verdict }: { verdict: Verdict }) {
  const facts: [string, string][] = [
    [say.facts.do, verdict.do],
    [say.facts.call, verdict.call],
  ];
  if (verdict.locks.length > 0) {
    facts.push([say.facts.locks, verdict.locks.map(nameOfLock).join(", ")]);
  }
  if (verdict.override) {
    const { author, until } = verdict.override;
    facts.push([say.facts.override, say.overruledBy(author, sayDate(until))]);
  }
  return (
    <>
      <p class="small soft">{say.patientRead}</p>
      <dl class="facts">
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function nameOfLock(what: string): string {
  const names: Record<string, string> = decisions.locks.what;
  return names[what] ?? what;
}

function State({ patientId, verdict, verdicts, zone, onShow, onChanged }: BlockProps) {
  const [isNoting, note] = useState<string | null>(null);
  const now = new Date();
  if (verdict.withdrawn_at !== null) {
    return <p class="small">{say.withdrawn(sayMoment(verdict.withdrawn_at, zone, now))}</p>;
  }
  if (verdict.seen_at !== null) {
    return (
      <p class="seen" data-test="seen-by">
        <Icon name="check" small />
        <span>
          {say.seen(verdict.seen_by ?? "", sayMoment(verdict.seen_at, zone, now))}
          {verdict.seen_note && <q>{verdict.seen_note}</q>}
        </span>
      </p>
    );
  }
  if (!isOpen(verdict)) return null;
  if (isNoting !== verdict.id) {
    return (
      <button
        class="button button-main button-wide"
        type="button"
        data-test="seen"
        onClick={() => note(verdict.id)}
      >
        {say.see}
      </button>
    );
  }
  const leave = () => {
    note(null);
    keepFocus("[data-test=seen]", "#verdict");
  };
  return <SeenForm {...{ patientId, verdict, verdicts, onShow, onChanged }} onLeave={leave} />;
}

interface SeenProps extends Omit<BlockProps, "rules" | "zone"> {
  onLeave: () => void;
}

function SeenForm({ patientId, verdict, verdicts, onShow, onChanged, onLeave }: SeenProps) {
  const together = ofSameEntry(verdict, verdicts);
  const rest = openVerdicts(verdicts).filter((one) => one.id !== verdict.id && !together.includes(one));
  const [withRest, takeRest] = useState(false);
  const see = async (note: string) => {
    try {
      for (const one of [verdict, ...together, ...(withRest ? rest : [])]) {
        await noteSeen(patientId, one.id, note);
      }
    } catch {
      return say.failed;
    }
    // The next one that waits, or this one with its note
    onShow((!withRest && rest[0]) || verdict);
    onLeave();
    onChanged();
    return null;
  };
  return (
    <ReasonForm
      path="seen-note"
      label={say.note}
      hint={say.noteHint}
      needed={null}
      confirm={say.seeNow}
      keep={decisions.stage.keep}
      onConfirm={see}
      onLeave={onLeave}
    >
      {together.length > 0 && (
        <p class="small">{say.oneCause(together.map(({ rule }) => rule).join(", "))}</p>
      )}
      {rest.length > 0 && (
        <label class="pick">
          <input
            type="checkbox"
            checked={withRest}
            onChange={(event) => takeRest(event.currentTarget.checked)}
          />
          {say.alsoOpen(rest.length)}
        </label>
      )}
    </ReasonForm>
  );
}

/** One verdict on, one back: with Shift and an arrow too. */
function Steps({ verdict, verdicts, onShow }: BlockProps) {
  const at = verdicts.findIndex(({ id }) => id === verdict.id);
  const newer = verdicts[at - 1];
  const older = verdicts[at + 1];
  useKeys({
    "shift+arrowleft": () => older && onShow(older),
    "shift+arrowright": () => newer && onShow(newer),
  });
  return (
    <div class="steps">
      <button
        class="button button-icon"
        type="button"
        aria-label={say.older}
        aria-disabled={!older}
        onClick={() => older && onShow(older)}
      >
        <Icon name="back" />
      </button>
      <p class="small">{say.of(at + 1, verdicts.length)}</p>
      <button
        class="button button-icon"
        type="button"
        aria-label={say.newer}
        aria-disabled={!newer}
        onClick={() => newer && onShow(newer)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}
