/** What the morning means: what we saw, what to do, who to call, and what changes next time. */

import { useEffect } from "preact/hooks";
import type { Judgement } from "../../api/types";
import type { Verdict as Said } from "../../domain/tables";
import { dateOf, timeOf, wallAt } from "../../domain/wall";
import { happened } from "../../messages/en/flow";
import * as words from "../../messages/en/morning";
import { longDate } from "../../messages/en/words";
import { type KeptCheck, keep, kept } from "../../outbox/database";
import { isReachable, refreshToday, today } from "../../state";
import { Title } from "../../ui/head";
import { Icon } from "../../ui/icon";
import { useTold } from "../use-told";
import { Change } from "./change";
import { Facts } from "./facts";
import { decided, readUsual } from "./usual";
import "./check.css";

interface Props {
  said: KeptCheck;
  /** More is known of it now. */
  onSaid: (said: KeptCheck) => void;
  /** Null where the answers can no longer be changed from here. */
  onChange: (() => void) | null;
}

export default function Verdict({ said, onSaid, onChange }: Props) {
  const told = useTold(said.told ? null : said.id);
  useEffect(() => {
    if (!told) return;
    onSaid({ ...said, told });
    // Loads and days may have changed with it.
    void keep("check", { ...said, told }).then(refreshToday);
  }, [told]);
  useEffect(() => {
    if (!said.verdict) void decide(said).then((known) => known && onSaid(known));
  }, [said.id]);
  const verdict: Judgement | Said | null = said.told?.verdict ?? said.verdict;
  const text = verdict ? words.verdict[verdict.verdict] : null;
  const heading = text?.heading ?? words.saved;
  return (
    <main class="flow" data-test="verdict">
      <div class="head-bar">
        <span class="gap" />
        <p>{saidAt(said)}</p>
        <a class="button button-icon help" href="/happened" aria-label={happened}>
          <Icon name="help" />
        </a>
      </div>
      <div class={text?.isBad ? "verdict is-bad" : "verdict"} aria-live="polite">
        <Title page={heading}>{heading}</Title>
        <p class="lead">{verdict?.saw ?? words.savedText}</p>
      </div>
      {verdict && (
        <Facts check={said.body} rule={verdict.rule} isBad={text?.isBad === true}>
          <Change progress={said.told?.progress ?? null} isTold={said.told !== null} />
          <dl class="verdict-steps">
            <dt>{words.toDo}</dt>
            <dd>{verdict.do}</dd>
            <dt>{words.toCall}</dt>
            <dd>{verdict.call}</dd>
          </dl>
        </Facts>
      )}
      {said.told?.ask_again_at && <p class="small soft section">{words.again}</p>}
      {!said.told && !isReachable.value && <p class="small soft section">{words.change.offline}</p>}
      <div class="dock">
        <a class="button button-main" href="/" data-test="leave">
          {words.back}
        </a>
        {onChange && (
          <div class="actions">
            <button class="button button-plain" type="button" data-test="change" onClick={onChange}>
              {words.undo}
            </button>
          </div>
        )}
      </div>
    </main>
  );
}

/** By the phone itself, which the server may overtake. */
async function decide(said: KeptCheck): Promise<KeptCheck | null> {
  const verdict = await decided(said.body, await readUsual());
  const latest = await kept("check");
  if (!verdict || latest?.id !== said.id || latest.told) return null;
  await keep("check", { ...latest, verdict });
  return { ...latest, verdict };
}

function saidAt({ body }: KeptCheck): string {
  const wall = wallAt(Date.parse(body.answered_at), today.value?.person.zone ?? "UTC");
  return `${longDate(dateOf(wall))}, ${timeOf(wall)}`;
}
