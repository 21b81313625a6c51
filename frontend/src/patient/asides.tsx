/** Below the plan: what the last morning check came to, the first questions, and the way for what happened. */

import { useEffect, useState } from "preact/hooks";
import { call } from "../api/client";
import type { Judgement } from "../api/types";
import * as words from "../messages/en/banners";
import { verdict as names } from "../messages/en/morning";
import { kept } from "../outbox/database";
import { entries, plan } from "../state";
import { Callout } from "../ui/callout";
import { Icon } from "../ui/icon";
import { condition } from "./known";

type Line = Pick<Judgement, "verdict" | "saw"> & { about: string | null };

export default function Asides() {
  return (
    <>
      <LastCheck />
      <Begin />
      <p class="section">
        <a class="button button-wide" href="/happened" data-test="happened">
          <Icon name="help" />
          {words.happened}
        </a>
      </p>
    </>
  );
}

function LastCheck() {
  const [line, setLine] = useState<Line | null>(null);
  const changes = entries.value;
  useEffect(() => void lastCheck().then(setLine), [changes]);
  if (!line) return null;
  const isShown = plan.value.some(({ id, state }) => id === line.about && state === "done");
  return (
    <p class="small soft section" data-test="last-check">
      {words.last}: <strong>{names[line.verdict]?.heading}</strong>. {line.saw}{" "}
      {isShown && <a href={`/ask/${line.about}`}>{words.seeWhy}</a>}
    </p>
  );
}

/** The phone's own first: the server may not have it yet. */
async function lastCheck(): Promise<Line | null> {
  const check = await kept("check");
  const latest = await kept("told");
  const told = check?.told ?? (latest?.id === check?.id ? latest : null);
  const own = told?.verdict ?? check?.verdict;
  const one = plan.value.find(({ id }) => id === check?.body.occurrence_id);
  const isTakenBack = one !== undefined && one.state !== "done";
  if (check && own && !isTakenBack) {
    return { verdict: own.verdict, saw: own.saw, about: check.body.occurrence_id };
  }
  const known = await call("GET", "/api/diary/verdicts").catch(() => null);
  const last = known?.verdicts.find(({ table, withdrawn_at }) => table === "next_day" && !withdrawn_at);
  return last ? { verdict: last.verdict, saw: last.saw, about: null } : null;
}

/** Offered, never in the way; somebody of whom the clinic knows already is not asked. */
function Begin() {
  const [isHalf, setHalf] = useState(false);
  useEffect(() => void kept("start").then((half) => setHalf(Boolean(half))), []);
  const isWaiting = entries.value.some(({ url }) => url === "/api/condition");
  if (condition.value?.version !== 0 || isWaiting) return null;
  return (
    <div class="section" data-test="start">
      <Callout icon="info" heading={words.start.heading}>
        <p>{words.start.text}</p>
        <div class="actions">
          <a class="button" href="/start">
            {isHalf ? words.start.goOn : words.start.go}
          </a>
        </div>
      </Callout>
    </div>
  );
}
