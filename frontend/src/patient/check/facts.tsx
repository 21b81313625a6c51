/** The answers again, the pain of the session and of the morning as a trace against the limit. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { MorningCheck } from "../../api/types";
import { picture, why } from "../../messages/en/morning";
import type { Usual } from "./judge";
import { readUsual } from "./usual";

/** Which answer each row of the table turns on. */
const CAUSES: Record<string, "after" | "morning" | "tablets" | "stiff"> = {
  T2: "after",
  T3: "after",
  T5: "tablets",
  T6: "stiff",
  T8: "morning",
  T9: "morning",
};

interface Props {
  /** Between the picture and the answers. */
  children: ComponentChildren;
  check: MorningCheck;
  rule: string;
  isBad: boolean;
}

export function Facts({ check, rule, isBad, children }: Props) {
  const [usual, setUsual] = useState<Usual | null>(null);
  useEffect(() => void readUsual().then(setUsual), []);
  if (!usual) return <>{children}</>;
  const cause = CAUSES[rule];
  const mark = (name: typeof cause) => (name === cause && isBad ? "is-cause" : undefined);
  return (
    <>
      <Trace after={check.after ?? null} now={check.morning_pain} {...usual} isBad={isBad} />
      {children}
      <section class="why" aria-labelledby="why">
        <h2 id="why">{why.heading}</h2>
        <ul class="facts">
          <Fact name={why.after(usual.limit)} value={check.after ?? why.unsaid} mark={mark("after")} />
          <Fact name={why.morning(usual.pain)} value={check.morning_pain} mark={mark("morning")} />
          <Fact
            name={why.tablets}
            value={check.tablets == null ? why.unsaid : check.tablets ? why.yes : why.no}
            mark={mark("tablets")}
          />
          <Fact name={why.stiff} value={check.stiffness_minutes ?? why.unsaid} mark={mark("stiff")} />
        </ul>
      </section>
    </>
  );
}

function Fact({ name, value, mark }: { name: string; value: string | number; mark: string | undefined }) {
  return (
    <li class={mark}>
      <span>{name}</span>
      <strong>{value}</strong>
    </li>
  );
}

const WIDTH = 320;
const SESSION = 146;
const NOW = 310;
const y = (level: number) => 92 - level * 8;

interface TraceProps extends Pick<Usual, "pain" | "limit"> {
  after: number | null;
  now: number;
  isBad: boolean;
}

/** For eyes only: the numbers stand below it in words. */
function Trace({ after, now, pain, limit, isBad }: TraceProps) {
  const [from, to] = [y(pain), y(now)];
  const top = y(after ?? now);
  const path = `M2 ${from}C60 ${from} 84 ${top} ${SESSION} ${top}S250 ${to} ${NOW} ${to}`;
  const isOver = (after ?? 0) > limit;
  return (
    <svg class={isBad ? "trace is-bad" : "trace"} viewBox="0 0 320 120" aria-hidden="true">
      <path d={`M0 ${y(limit)}H${WIDTH}`} class="trace-limit" />
      <path d={path} class="trace-line" />
      <text x="0" y={y(limit) - 7}>
        {picture.limit(limit)}
      </text>
      {after !== null && <Mark x={SESSION} level={after} isOver={isOver} />}
      <Mark x={NOW} level={now} isOver={now > limit} />
      <text x={SESSION} y="116" text-anchor="middle">
        {picture.session}
      </text>
      <text x={WIDTH} y="116" text-anchor="end">
        {picture.now}
      </text>
    </svg>
  );
}

function Mark({ x, level, isOver }: { x: number; level: number; isOver: boolean }) {
  const at = y(level);
  return (
    <>
      {isOver ? (
        <path d={`M${x} ${at - 10}l10 10-10 10-10-10z`} class="trace-dot" />
      ) : (
        <circle cx={x} cy={at} r="7" class="trace-dot" />
      )}
      <text class="trace-level" x={x} y={at - 14} text-anchor="middle">
        {level}
      </text>
    </>
  );
}
