/** What the rules say to a side effect: the phone's own word at once, the server's as soon as it is there. */

import { useEffect, useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Shapes } from "../../api/types";
import { said as words } from "../../messages/en/effects-said";
import { Callout } from "../../ui/callout";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import { useTold } from "../use-told";
import type { Judged } from "./judged";

const alarm = () => import("../session/alarm");

const NOBODY = /^Nobody/;
const RED = ["emergency", "stop"];

export default function Said({ judged }: { judged: Judged }) {
  const told = useTold(judged.id);
  const entry = useEntry(judged.id, told !== null);
  const verdict = told?.verdict ?? judged.verdict;
  if (verdict?.effect === "emergency") return <Late load={alarm} given={{ ...verdict, back: words.back }} />;
  const isRed = verdict !== null && RED.includes(verdict.effect);
  const others = entry?.advice.filter(({ rule }) => rule !== verdict?.rule) ?? [];
  return (
    <main class="flow" data-test="said" data-rule={verdict?.rule}>
      <div class="head-bar">
        <span class="gap" />
        <p>{words.over}</p>
        <span class="gap" />
      </div>
      <Title page={words.heading}>{isRed ? words.stop : words.heading}</Title>
      <div class="stack under" aria-live="polite">
        {verdict && <Advice one={verdict} />}
        {entry?.headache_advice && (
          <p>
            <strong>{words.prescriber}</strong> {entry.headache_advice}
          </p>
        )}
        {others.map((one) => (
          <Advice key={one.rule} one={one} />
        ))}
      </div>
      <p class="small soft">
        {told ? "" : `${words.waits} `}
        {words.sees} {verdict && words.rule(verdict.rule)}
      </p>
      <div class="dock">
        <a class="button button-main" href="/" data-test="home">
          {words.back}
        </a>
        <div class="actions">
          <a class="button button-plain" href="/plan">
            {words.toPlan}
          </a>
        </div>
      </div>
    </main>
  );
}

function Advice({ one }: { one: Shapes["AdviceOut"] }) {
  const tone = RED.includes(one.effect) ? "stop" : one.effect === "ok" ? undefined : "load";
  return (
    <Callout icon="info" tone={tone} heading={one.saw}>
      <p>
        {one.do} {!NOBODY.test(one.call) && one.call}
      </p>
    </Callout>
  );
}

/** All that holds, with the prescriber's words: the server alone knows them. */
function useEntry(id: string, hasArrived: boolean): Shapes["SideEffectOut"] | null {
  const [entry, setEntry] = useState<Shapes["SideEffectOut"] | null>(null);
  useEffect(() => {
    if (!hasArrived) return;
    call("GET", "/api/diary/side-effects").then(
      ({ entries }) => setEntry(entries.find((one) => one.id === id) ?? null),
      () => undefined,
    );
  }, [id, hasArrived]);
  return entry;
}
