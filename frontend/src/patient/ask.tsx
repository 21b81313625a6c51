/** One question: how much the tendon hurt, in a session or the morning after. */

import { useState } from "preact/hooks";
import type { Occurrence } from "../api/types";
import { saidDone } from "../messages/en/changes";
import { check, gone, high, said, session } from "../messages/en/pain";
import { back } from "../messages/en/words";
import { go, path } from "../router";
import { plan, today } from "../state";
import { Callout } from "../ui/callout";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";
import { Pain } from "../ui/pain";
import { say } from "../ui/toast";
import { answerCheck, logSession, undo } from "./acts";

/** Above this a session or a morning is more than any plan asks for. */
const MUCH = 5;

export default function Ask() {
  const id = path.value.split("/").pop();
  const one = plan.value.find((other) => other.id === id && other.state === "planned");
  if (one) return <Question one={one} />;
  return (
    <main>
      <div class="head-bar" />
      {today.value && (
        <>
          <Title page={gone.heading}>{gone.heading}</Title>
          <p class="soft under">{gone.text}</p>
          <a class="button button-main" href="/">
            {gone.back}
          </a>
        </>
      )}
    </main>
  );
}

function Question({ one }: { one: Occurrence }) {
  const [level, setLevel] = useState<number | null>(null);
  const isSession = one.kind === "session";
  const text = isSession ? session : check;
  const isMissing = !isSession && level === null;
  const save = async () => {
    if (isMissing) return;
    go("/");
    await (level === null || isSession ? logSession(one, level) : answerCheck(one, level));
    say({ text: saidDone(one), undo: () => undo(one) });
  };
  return (
    <main class="flow">
      <div class="head-bar">
        <a class="button button-icon" href="/" aria-label={back}>
          <Icon name="back" />
        </a>
        <p>{text.over}</p>
        <a class="button button-icon help" href="/help" aria-label="Help now">
          <Icon name="help" />
        </a>
      </div>
      <Title page={text.over}>{text.heading}</Title>
      <p class="soft under">{text.under}</p>
      <Pain legend={text.heading} value={level} onChoose={setLevel} />
      <div aria-live="polite">{level !== null && <Said level={level} />}</div>
      <div class="dock">
        <button
          class="button button-main"
          type="button"
          data-test="save"
          aria-disabled={isMissing}
          onClick={save}
        >
          {isMissing ? check.choose : isSession && level === null ? session.saveWithout : text.save}
        </button>
      </div>
    </main>
  );
}

function Said({ level }: { level: number }) {
  return (
    <>
      <p class="pain-said">
        <span class="number">{level}</span>
        <strong>{said(level)}</strong>
      </p>
      {level > MUCH && (
        <Callout icon="info" tone="stop" heading={high.heading}>
          <p>
            {high.text} <a href="/help">{high.help}</a>.
          </p>
        </Callout>
      )}
    </>
  );
}
