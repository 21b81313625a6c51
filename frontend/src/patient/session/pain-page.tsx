/** After each set: how much it hurt, and at once what the rules make of it. */

import { useState } from "preact/hooks";
import type { Verdict } from "../../domain/tables";
import { said } from "../../messages/en/pain";
import { pain as words } from "../../messages/en/session-pain";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import { Pain } from "../../ui/pain";
import { Advice } from "./advice";
import { barText, PlayerBar, Sides, Steps } from "./bar";
import { goneOn, type HalfSession, takenBack, withPain } from "./half";
import type { Flag } from "./red-flag";
import { painFacts } from "./session-facts";
import { useVerdict } from "./use-verdict";

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
}

const after = () => import("./after-pain");
const redFlag = () => import("./red-flag");
const somethingElse = () => import("./something-else");

export default function PainPage({ half, change }: Props) {
  const [flag, raise] = useState<Flag | null>(null);
  const last = half.sets.at(-1);
  const pain = last?.pain ?? null;
  const verdict = useVerdict("in_session", painFacts(half));
  const isTold = pain !== null || Object.values(half.noticed).some(Boolean);
  if (flag) return <Late load={redFlag} given={{ half, flag, takeBack: () => raise(null) }} />;
  return (
    <main class="flow player">
      <PlayerBar half={half} change={change} text={barText(half)} goBack={() => change(takenBack(half))} />
      <Steps half={half} />
      <div class="title">
        <Title page={words.heading}>{words.heading}</Title>
        <Sides half={half} />
      </div>
      <p class="soft under">{words.under(last?.side ?? "both")}</p>
      <Pain legend={words.heading} value={pain} onChoose={(level) => change(withPain(half, level))} />
      <p class="small soft limit">{words.limit(half.pain_limit)}</p>
      <div aria-live="polite">
        {pain !== null && <Said level={pain} limit={half.pain_limit} />}
        {isTold && verdict && <Advice verdict={verdict} />}
      </div>
      <Late load={somethingElse} given={{ half, change, raise }} />
      <Dock half={half} change={change} raise={raise} verdict={isTold ? verdict : null} />
    </main>
  );
}

function Said({ level, limit }: { level: number; limit: number }) {
  return (
    <p class="pain-said">
      <span class="number">{level}</span>
      <span>
        <strong>{said(level)}</strong>
        <br />
        <span class="soft">{level > limit ? words.above(limit) : words.within(limit)}</span>
      </span>
    </p>
  );
}

interface DockProps extends Props {
  raise: (flag: Flag) => void;
  verdict: Verdict | null;
}

function Dock({ half, change, raise, verdict }: DockProps) {
  if (verdict && verdict.effect !== "ok" && verdict.verdict !== "unknown") {
    return <Late load={after} given={{ half, change, raise, verdict }} />;
  }
  return (
    <div class="dock">
      <button
        class="button button-main"
        type="button"
        data-test="go-on"
        onClick={() => change(goneOn(half, Date.now()))}
      >
        {words.goOn}
      </button>
    </div>
  );
}
