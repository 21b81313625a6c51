/** What is asked about one item: the five questions of the morning after, or the pain of a session. */

import { useRef, useState } from "preact/hooks";
import type { Occurrence } from "../api/types";
import { saidDone } from "../messages/en/changes";
import { high, said, session } from "../messages/en/pain";
import { back } from "../messages/en/words";
import { go, path } from "../router";
import { plan } from "../state";
import { Callout } from "../ui/callout";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";
import { Late } from "../ui/late";
import { Pain } from "../ui/pain";
import { say } from "../ui/toast";
import { logSession, undo } from "./acts";

/** Above this a session is more than any plan asks for. */
const MUCH = 5;

const gone = () => import("./gone");
const check = () => import("./check/check");

export default function Ask() {
  const [, , id, again] = path.value.split("/");
  // Once it is asked, answering it takes nothing away.
  const kept = useRef<Occurrence | null>(null);
  const found = plan.value.find((other) => other.id === id);
  if (kept.current?.id !== id && isOpen(found)) kept.current = found ?? null;
  const one = kept.current?.id === id ? kept.current : null;
  if (one?.kind === "next_day_check") {
    return <Late key={id} load={check} given={{ one, isAgain: again === "again" }} />;
  }
  return one ? <Question one={one} /> : <Late load={gone} given={{}} />;
}

/** A check that was answered shows what came of it. */
const isOpen = (one: Occurrence | undefined): boolean =>
  one !== undefined && (one.state === "planned" || (one.kind === "next_day_check" && one.state === "done"));

function Question({ one }: { one: Occurrence }) {
  const [level, setLevel] = useState<number | null>(null);
  const save = async () => {
    go("/");
    await logSession(one, level);
    say({ text: saidDone(one), undo: () => undo(one) });
  };
  return (
    <main class="flow">
      <div class="head-bar">
        <a class="button button-icon" href="/" aria-label={back}>
          <Icon name="back" />
        </a>
        <p>{session.over}</p>
        <a class="button button-icon help" href="/happened" aria-label="Something happened">
          <Icon name="help" />
        </a>
      </div>
      <Title page={session.over}>{session.heading}</Title>
      <p class="soft under">{session.under}</p>
      <Pain legend={session.heading} value={level} onChoose={setLevel} />
      <div aria-live="polite">{level !== null && <Level level={level} />}</div>
      <div class="dock">
        <button class="button button-main" type="button" data-test="save" onClick={save}>
          {level === null ? session.saveWithout : session.save}
        </button>
      </div>
    </main>
  );
}

function Level({ level }: { level: number }) {
  return (
    <>
      <p class="pain-said">
        <span class="number">{level}</span>
        <strong>{said(level)}</strong>
      </p>
      {level > MUCH && (
        <Callout icon="info" tone="stop" heading={high.heading}>
          <p>
            {high.text} <a href="/happened">{high.help}</a>.
          </p>
        </Callout>
      )}
    </>
  );
}
