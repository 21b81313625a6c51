/** The stages on one cord, the gate ahead in figures and bars, and changing the stage. */

import { useState } from "preact/hooks";
import { Refused } from "../../api/client";
import { decisions } from "../../messages/en/desk-decisions";
import { keepFocus } from "../../ui/focus";
import { sayMoment } from "../calendar";
import { openStage, type Programme, type Progress } from "../decisions";
import { RuleId } from "../parts/rule-id";
import { SelectField } from "../parts/select-field";
import { ReasonForm } from "./reason-form";

const say = decisions.stage;

interface StageProps {
  progress: Progress;
  zone: string;
  onChanged: () => void;
}

export function StageLine({ progress, zone, onChanged }: StageProps) {
  const { programme, stage_changes: moves } = progress;
  const [isChanging, setChanging] = useState(false);
  if (programme === null) return null;
  const leave = () => {
    setChanging(false);
    keepFocus("[data-test=change-stage]", "h1");
  };
  return (
    <section class="card way" aria-label={say.label} data-test="stages">
      <Way programme={programme} moves={moves} />
      <Gate programme={programme} />
      <div class="way-foot">
        {!isChanging && programme.status === "active" && (
          <button class="button" type="button" data-test="change-stage" onClick={() => setChanging(true)}>
            {say.change}
          </button>
        )}
        {moves.length > 0 && <Moves progress={progress} zone={zone} />}
      </div>
      {isChanging && <ChangeStage programme={programme} onChanged={onChanged} onLeave={leave} />}
    </section>
  );
}

function Way({ programme, moves }: { programme: Programme; moves: Progress["stage_changes"] }) {
  const now = programme.stages.findIndex((stage) => stage.is_now);
  const wasIn = new Set(moves.map(({ before }) => before));
  const lookOf = (stage: Programme["stages"][number], index: number) =>
    stage.is_now
      ? "is-now"
      : index > now && wasIn.has(stage.key)
        ? "was"
        : stage.is_done
          ? "is-done"
          : undefined;
  return (
    <ol class="way-line">
      {programme.stages.map((stage, index) => {
        const look = lookOf(stage, index);
        return (
          <li key={stage.key} class={look} aria-current={stage.is_now ? "step" : undefined}>
            <span class="bead" />
            <span>
              {stage.title}
              {stage.is_now && <small>{say.now(programme.week_of_stage)}</small>}
              {look === "was" && <small>{say.was}</small>}
              {stage.is_offered && <small>{say.offered}</small>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Gate({ programme }: { programme: Programme }) {
  const marks = programme.stages.find((stage) => stage.is_now)?.marks ?? [];
  if (marks.length === 0) return null;
  return (
    <ul class="gate-line" aria-label={say.gate}>
      {marks.map(({ name, percent }) => (
        <li key={name}>
          {say.marks[name] ?? name} <strong>{percent} %</strong>
          <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" />
            <rect class={percent < 100 ? undefined : "is-met"} width={percent} height="6" />
          </svg>
        </li>
      ))}
    </ul>
  );
}

function Moves({ progress, zone }: Pick<StageProps, "progress" | "zone">) {
  const titles = new Map(progress.programme?.stages.map(({ key, title }) => [key, title]));
  const titleOf = (key: string) => titles.get(key) ?? key;
  return (
    <details class="more">
      <summary>{say.moves(progress.stage_changes.length)}</summary>
      <ul class="story">
        {progress.stage_changes.map((move) => (
          <li key={move.at}>
            <p>
              {say.move(titleOf(move.before), titleOf(move.after))}{" "}
              {move.author === "" && isRule(move.reason) && <RuleId rule={move.reason} effect="hold" />}
            </p>
            <p class="soft small">
              {sayMoment(move.at, zone, new Date())}, {move.author || decisions.targets.byRule}: {move.reason}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

const isRule = (text: string) => /^[A-Z]\d+[a-z]?$/.test(text);

interface ChangeProps {
  programme: Programme;
  onChanged: () => void;
  onLeave: () => void;
}

function ChangeStage({ programme, onChanged, onLeave }: ChangeProps) {
  const others = programme.stages.filter((stage) => !stage.is_now);
  const now = programme.stages.findIndex((stage) => stage.is_now);
  const next = programme.stages[now + 1] ?? others[0];
  const [chosen, choose] = useState(next?.key ?? "");
  const change = async (reason: string) => {
    try {
      await openStage(programme.id, { stage: chosen, reason, version: programme.version });
    } catch (error) {
      const isStale = error instanceof Refused && (error.status === 412 || error.status === 409);
      if (isStale) onChanged();
      return isStale ? say.stale : say.failed;
    }
    onLeave();
    onChanged();
    return null;
  };
  return (
    <ReasonForm
      path="stage-reason"
      label={say.reason}
      hint={say.reasonHint}
      needed={say.needReason}
      confirm={say.changeNow}
      keep={say.keep}
      onConfirm={change}
      onLeave={onLeave}
    >
      <SelectField
        path="stage"
        label={say.to}
        value={chosen}
        choices={Object.fromEntries(others.map(({ key, title }) => [key, title]))}
        onValue={choose}
      />
    </ReasonForm>
  );
}
