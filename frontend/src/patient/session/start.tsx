/** Before the first exercise: how the tendon is now. */

import { useState } from "preact/hooks";
import { over } from "../../messages/en/session";
import { pain } from "../../messages/en/session-pain";
import * as words from "../../messages/en/session-start";
import { plan } from "../../state";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import { Pain } from "../../ui/pain";
import { Advice } from "./advice";
import { PlayerBar } from "./bar";
import type { HalfSession } from "./half";
import { painFacts } from "./session-facts";
import { restAfter, type Step } from "./steps";
import { useVerdict } from "./use-verdict";

const sore = () => import("./sore");

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
}

export default function Start({ half, change }: Props) {
  const isEased = plan.value.some(({ id, detail }) => id === half.about && detail.is_light);
  const verdict = useVerdict("in_session", painFacts(half));
  const isSore = verdict !== null && ["lighter", "rest"].includes(verdict.verdict);
  const start = () => change({ ...half, phase: "set" });
  const startLight = async () => change(await (await import("./light")).lightened(half));
  const places = Math.max(...half.steps.map(({ place }) => place));
  return (
    <main class="flow player">
      <PlayerBar half={half} change={change} text={over} />
      <Title page={words.before.heading}>{words.before.heading}</Title>
      <p class="soft under">
        {words.before.under}. {words.before.what(places, minutesFor(half.steps))}
      </p>
      {isEased && (
        <p class="under" data-test="eased">
          {words.before.eased}
        </p>
      )}
      <Pain
        legend={words.before.heading}
        value={half.baseline}
        onChoose={(baseline) => change({ ...half, baseline })}
      />
      <p class="small soft limit">{pain.limit(half.pain_limit)}</p>
      <div aria-live="polite">{isSore && <Advice verdict={verdict} />}</div>
      <p class="quick">
        <a href={`/ask/${half.about}`} data-test="quick">
          {words.before.quick}
        </a>
      </p>
      {isSore ? (
        <Late load={sore} given={{ half, mustRest: verdict.verdict === "rest", start, startLight }} />
      ) : (
        <Ready isOpen={half.baseline !== null} {...{ isEased, start, startLight }} />
      )}
    </main>
  );
}

interface ReadyProps {
  isOpen: boolean;
  /** The light version is due, soon after a shockwave visit. */
  isEased: boolean;
  start: () => void;
  startLight: () => void;
}

function Ready({ isOpen, isEased, start, startLight }: ReadyProps) {
  const [isLightOpen, setLightOpen] = useState(false);
  const { before } = words;
  // As much as was planned only with the pain of now, as always.
  const full = () => isOpen && start();
  const other = isEased ? full : isLightOpen ? startLight : () => setLightOpen(true);
  return (
    <div class="dock">
      <button
        class="button button-main"
        type="button"
        data-test="start"
        aria-disabled={!isOpen}
        onClick={() => (isEased ? isOpen && startLight() : full())}
      >
        {isOpen ? (isEased ? before.light : before.start) : before.choose}
      </button>
      <div class="actions">
        <button
          class="button button-plain"
          type="button"
          data-test="light"
          aria-disabled={isEased && !isOpen}
          aria-expanded={isEased ? undefined : isLightOpen}
          onClick={() => other()}
        >
          {isEased ? before.asPlanned : isLightOpen ? before.light : before.lightName}
        </button>
      </div>
      {isLightOpen && <p class="small soft">{before.lightText}</p>}
    </div>
  );
}

const REP_S = 5;
const REACTION_S = 20;

/** A rough guess, rests included. */
function minutesFor(steps: readonly Step[]): number {
  const seconds = steps.reduce((sum, step, n) => {
    const tempo = step.tempo_s.reduce((all, one) => all + one, 0) || REP_S;
    const each: Record<string, number> = { reps: tempo, seconds: 1, contacts: 1, minutes: 60 };
    return sum + step.amount * (each[step.measure] ?? 1) + restAfter(step, steps[n + 1]) + REACTION_S;
  }, 0);
  return Math.ceil(seconds / 60 / 5) * 5;
}
