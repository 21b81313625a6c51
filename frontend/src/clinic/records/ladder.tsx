/** The steps of care: what was tried and for how long, what may come next, and why the rest must wait. */

import { records } from "../../messages/en/desk-records";
import { sayDate } from "../calendar";
import { Icon } from "../parts/icon";
import { CardHead } from "../parts/page";
import type { Step } from "./data";
import { ReadOn } from "./read-on";

const say = records.ladder;
const LOOK = { tried: "", running: "chip-good", next: "chip-note", later: "" };

export function Ladder({ steps, today }: { steps: readonly Step[]; today: string }) {
  return (
    <section class="card" aria-labelledby="ladder">
      <CardHead id="ladder" title={say.title} note={say.note} />
      <ol class="ladder">
        {steps.map((step) => (
          <Rung key={step.key} step={step} today={today} />
        ))}
      </ol>
    </section>
  );
}

function Rung({ step, today }: { step: Step; today: string }) {
  const { title, state, evidence, why_not_yet } = step;
  return (
    <li class={`rung rung-${state}`}>
      <span class="rung-bead" />
      <div>
        <h3>
          {title}
          <span class={`chip ${LOOK[state]}`}>
            {state === "later" && <Icon name="lock" small />}
            {say.state[state]}
          </span>
        </h3>
        <p class="small soft">{sayTried(step, today)}</p>
        {why_not_yet && <p class="small">{why_not_yet}</p>}
        {evidence && (
          <details class="rung-evidence">
            <summary>
              <Icon name="scales" small />
              {say.evidence}: {say.levels[evidence.level] ?? evidence.level}
            </summary>
            <p class="small">{evidence.verdict}</p>
            <p class="small soft">
              {say.newest(evidence.newest, evidence.year)}
              {evidence.contrary && ` ${say.against(evidence.contrary)}`}{" "}
              <ReadOn source={evidence.anchor} about={title} />
            </p>
          </details>
        )}
      </div>
    </li>
  );
}

function sayTried({ since, weeks, needed_weeks, adherence_percent }: Step, today: string): string {
  if (since === null) return say.needed(needed_weeks);
  const parts = [say.weeks(weeks, needed_weeks), say.since(sayDate(since, today))];
  if (adherence_percent !== null) parts.push(say.adherence(adherence_percent));
  return parts.join(", ");
}
