/** The stages as beads on the cord, and the gate to the next one in bars. */

import { useState } from "preact/hooks";
import { call } from "../../api/client";
import type { Programme, Training } from "../../api/types";
import { mark, share, ladder as words } from "../../messages/en/plan";
import { keep } from "../../outbox/database";
import { Icon } from "../../ui/icon";
import { Bar } from "./bar";

type Stage = Programme["stages"][number];

interface Props {
  programme: Programme;
  onChange: (training: Training) => void;
}

export function Ladder({ programme, onChange }: Props) {
  const { stages } = programme;
  return (
    <section class="section" aria-labelledby="ladder">
      <h2 id="ladder">{words.heading}</h2>
      <ol class="ladder">
        {stages.map((stage, n) => (
          <li key={stage.key} class={stage.is_done ? "is-done" : stage.is_now ? "is-now" : undefined}>
            <span class={stage.is_done ? "bead bead-done" : "bead"}>
              {stage.is_done && <Icon name="check" />}
            </span>
            <div>
              <h3>{stage.title}</h3>
              <p>{standing(stage, programme.week_of_stage)}</p>
              {stage.is_now && <Gate stage={stage} next={stages[n + 1]} />}
              {stage.is_offered && <TakeUp stage={stage} onChange={onChange} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function standing(stage: Stage, week: number): string {
  if (stage.is_now) return words.here(week);
  if (stage.is_done) return words.done;
  return stage.needs_clinician ? `${stage.summary} ${words.clinician}` : stage.summary;
}

function Gate({ stage, next }: { stage: Stage; next: Stage | undefined }) {
  if (!stage.marks.length || !next) return null;
  return (
    <div class="gate" data-test="gate">
      <h4>{words.toReach(next.title)}</h4>
      {stage.marks.map((one) => (
        <div key={one.name}>
          <dl>
            <dt>{mark(one)}</dt>
            <dd>
              {one.percent === 100 && <Icon name="check" isSmall />}
              <strong>{share(one.percent)}</strong>
            </dd>
          </dl>
          <Bar percent={one.percent} />
        </div>
      ))}
    </div>
  );
}

function TakeUp({ stage, onChange }: { stage: Stage; onChange: (training: Training) => void }) {
  const [hasFailed, setFailed] = useState(false);
  const take = async () => {
    try {
      const training = await call("POST", "/api/programme/stage", { stage: stage.key });
      await keep("training", training);
      onChange(training);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div class="gate">
      <p>{words.offered}</p>
      <button class="button button-main" type="button" data-test="take-up" onClick={take}>
        {words.take(stage.title)}
      </button>
      {hasFailed && <p role="alert">{words.refused}</p>}
    </div>
  );
}
