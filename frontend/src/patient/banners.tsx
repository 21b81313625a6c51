/** Above the plan: what rests and why, and the one question that is due. */

import { useEffect, useState } from "preact/hooks";
import type { DueQuestion, Lock, Screening } from "../api/types";
import * as words from "../messages/en/banners";
import type { Entry } from "../outbox/entry";
import { entries, today } from "../state";
import { Callout } from "../ui/callout";
import { Late } from "../ui/late";
import { decideOnPhone } from "./happened/deciding";
import { ADULT } from "./happened/questions";
import { locks, questions } from "./known";
import { useKnown } from "./use-known";

type Held = Pick<Lock, "what" | "effect" | "saw" | "do" | "call" | "until"> & { isWaiting?: boolean };

const SEVERITY = ["emergency", "stop", "clinician", "step_back", "hold", "ok", "advance"];
const severity = (one: Held) => SEVERITY.indexOf(one.effect);

const reminderCards = () => import("./manners/cards");

export default function Banners() {
  useKnown();
  const waiting = useWaitingLock();
  const known: readonly Held[] = today.value?.plan ? today.value.plan.locks : locks.value;
  const held = [...known, ...(waiting ? [waiting] : [])].sort((a, b) => severity(a) - severity(b));
  const [first, ...others] = held;
  const question = questions.value.find(isAskedHere);
  return (
    <>
      {first && <Hold one={first} others={others} />}
      {question && !waiting && <Ask question={question} />}
      {!question && today.value && <Late load={reminderCards} given={{}} />}
    </>
  );
}

function Hold({ one, others }: { one: Held; others: readonly Held[] }) {
  const isUrgent = severity(one) < 2;
  const tone = isUrgent ? "stop" : "load";
  const heading = one.effect === "emergency" ? words.stopped : words.held(one.what);
  return (
    <div class="notice" data-test="lock">
      <Callout icon={isUrgent ? "help" : "info"} tone={tone} heading={heading}>
        <p>{one.saw}</p>
        <p>{one.do}</p>
        <p>
          <strong>{one.call}</strong>
        </p>
        {others.map((other) => (
          <p key={other.saw}>
            {words.held(other.what)}: {other.saw}
          </p>
        ))}
        <p class="small">
          {one.isWaiting ? words.waits : one.until ? words.until(one.until) : words.untilLifted}
        </p>
        {isUrgent && (
          <div class="actions">
            <a class="button button-stop" href="/help">
              {words.helpNow}
            </a>
          </div>
        )}
      </Callout>
    </div>
  );
}

/** "Wrong time?" is asked with other times to choose from. */
type Asked = Exclude<DueQuestion["kind"], "wrong_time">;

const isAskedHere = (question: DueQuestion): question is DueQuestion & { kind: Asked } =>
  question.kind !== "wrong_time";

const PAGES: Record<Asked, (question: DueQuestion) => string> = {
  emergency_again: () => "/happened",
  screening: () => "/start/monthly",
  settled_again: ({ occurrence_id }) => `/ask/${occurrence_id}/again`,
};

function Ask({ question }: { question: DueQuestion & { kind: Asked } }) {
  const { heading, text, go } = words.asked[question.kind];
  const isUrgent = question.kind === "emergency_again";
  return (
    <div class="notice" data-test="question">
      <Callout icon={isUrgent ? "help" : "info"} tone={isUrgent ? "stop" : undefined} heading={heading}>
        <p>{text}</p>
        <div class="actions">
          <a class="button" href={PAGES[question.kind](question)}>
            {go}
          </a>
        </div>
      </Callout>
    </div>
  );
}

const isScreening = ({ url, refusal }: Entry) => url.startsWith("/api/diary/screenings/") && !refusal;

/** What the server does not know yet holds on this phone already. */
function useWaitingLock(): Held | null {
  const [held, setHeld] = useState<Held | null>(null);
  const entry = entries.value.findLast(isScreening);
  const id = entry?.id;
  useEffect(() => {
    setHeld(null);
    if (entry) void lockOf(entry.body as Screening).then(setHeld);
  }, [id]);
  return held;
}

async function lockOf({ answers }: Screening): Promise<Held | null> {
  const decide = await decideOnPhone();
  const facts = { age: answers.age ?? ADULT, diagnosis_confirmed: false, has_clinician: true };
  const verdict = decide?.("screening", { ...answers, ...facts });
  if (!verdict?.locks.length) return null;
  const { effect, locks: what, saw, do: todo, call } = verdict;
  return { what, effect, saw, do: todo, call, until: null, isWaiting: true } as Held;
}
