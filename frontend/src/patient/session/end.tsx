/** After the last set: what was done, what the phone makes of it, and that tomorrow decides. */

import * as words from "../../messages/en/session";
import { end as own } from "../../messages/en/session-end";
import { Title } from "../../ui/head";
import { Late } from "../../ui/late";
import { useTold } from "../use-told";
import { Advice } from "./advice";
import { type HalfSession, isWorthSaving, type SetDone } from "./half";
import { painFacts } from "./session-facts";
import { useVerdict } from "./use-verdict";

/** What these say is meant for the next set. */
const CALM = ["ok", "hold"];

const alarm = () => import("./alarm");

export default function End({ half }: { half: HalfSession }) {
  const judged = useVerdict("in_session", painFacts(half));
  const told = useTold(half.entry)?.verdict;
  // The server knows more; where it comes to the same, the words stay.
  const verdict = told && told.effect !== judged?.effect ? told : judged;
  if (verdict?.effect === "emergency") return <Late load={alarm} given={{ ...verdict, back: own.back }} />;
  const isWhole = half.at >= half.steps.length;
  const isSaved = isWorthSaving(half);
  const heading = isWhole ? own.heading : own.early;
  return (
    <main class="flow player">
      <div class="head-bar">
        <span class="gap" />
        <p>{words.over}</p>
        <span class="gap" />
      </div>
      <Title page={heading}>{heading}</Title>
      <p class="soft under">{isSaved ? own.decides : own.nothing}</p>
      <div aria-live="polite">
        {isSaved && verdict && (
          <>
            <Advice verdict={CALM.includes(verdict.effect) ? { ...verdict, do: own.calm } : verdict} />
            <p class="small soft">{own.rule(verdict.rule)}</p>
          </>
        )}
      </div>
      {half.sets.length > 0 && (
        <section class="section">
          <h2>{own.done}</h2>
          <ul class="list">
            {grouped(half.sets).map(([title, sets]) => (
              <li key={title}>
                <div>
                  <h3>{title}</h3>
                  {sets.map((set, n) => (
                    <p key={n}>{own.set(set, amountOf(half, set))}</p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="dock">
        <a class="button button-main" href="/" data-test="back">
          {own.back}
        </a>
      </div>
    </main>
  );
}

function amountOf(half: HalfSession, set: SetDone): string {
  const step = half.steps.find(({ exercise }) => exercise === set.exercise);
  return words.amount(set.reps, step ?? { measure: "reps", family: "" });
}

function grouped(sets: readonly SetDone[]): [string, SetDone[]][] {
  const found = new Map<string, SetDone[]>();
  for (const set of sets) {
    const title = words.named(set);
    found.set(title, [...(found.get(title) ?? []), set]);
  }
  return [...found];
}
