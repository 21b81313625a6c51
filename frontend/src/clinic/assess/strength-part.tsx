/** Part 2: what each calf lifts and how often, beside the body's weight, the norm and the other leg. */

import { assess } from "../../messages/en/desk-assess";
import { positions } from "../../messages/en/desk-names";
import { sayDate } from "../calendar";
import { Field } from "../parts/field";
import type { Position, Side, StrengthTest } from "../records/data";
import { LegEntry, Legs, LegsRow, Under } from "./legs";
import {
  areAlike,
  differenceOf,
  type Legs as Figures,
  shareOfNorm,
  shareOfWeight,
  sidesAtGate,
} from "./measures";
import { decimalOrNull } from "./numbers";
import { Part } from "./part";
import { type LegsDraft, legsOf, legsTested, POSITIONS } from "./tests-draft";
import type { Assessment } from "./use-assessment";

const say = assess.strength;

export function StrengthPart({ form }: { form: Assessment }) {
  const { tests, records, today, problems, changeTests } = form;
  return (
    <Part number={2} title={say.title} note={say.note(records.measures.goal_reps)}>
      <Legs label={say.table}>
        {POSITIONS.map((position) => (
          <StrengthRow key={position} form={form} position={position} />
        ))}
      </Legs>
      <div class="tested-on">
        <Field
          path="done_on"
          label={say.on}
          type="date"
          isInline
          value={tests.on}
          onValue={(on) => changeTests((last) => ({ ...last, on }))}
          problem={problems.done_on}
        />
        {tests.on !== today && <span class="small soft">{sayDate(tests.on, today)}</span>}
      </div>
    </Part>
  );
}

function StrengthRow({ form, position }: { form: Assessment; position: Position }) {
  const fields = form.tests.strength[position];
  const figures = legsOf(fields);
  const isTyped = Object.values(fields).some((text) => text.trim() !== "");
  const latest = form.records.strength.find((test) => test.position === position);
  const shown = isTyped ? figures : latest && legsTested(latest);
  const leg = (side: Side) => (
    <Leg form={form} position={position} side={side} figures={figures} latest={latest} />
  );
  return (
    <LegsRow
      title={positions[position]}
      small={say.small[position]}
      left={leg("left")}
      right={leg("right")}
      says={shown && <Says form={form} position={position} figures={shown} />}
    />
  );
}

interface LegProps {
  form: Assessment;
  position: Position;
  side: Side;
  figures: Figures;
  latest: StrengthTest | undefined;
}

function Leg({ form, position, side, figures, latest }: LegProps) {
  const fields = form.tests.strength[position];
  const set = (name: keyof LegsDraft, value: string) =>
    form.changeTests((last) => ({
      ...last,
      strength: { ...last.strength, [position]: { ...last.strength[position], [name]: value } },
    }));
  const at = `strength.${position}.${side}`;
  const [kg, reps] =
    side === "left" ? (["leftKg", "leftReps"] as const) : (["rightKg", "rightReps"] as const);
  const sideWords = assess.sides[side];
  return (
    <>
      {position !== "heel_raise" && (
        <LegEntry
          path={`${at}_kg`}
          label={say.load(positions[position], sideWords)}
          unit={say.kg}
          value={fields[kg]}
          isDecimal
          problem={form.problems[`${at}_kg`]}
          onValue={(value) => set(kg, value)}
        />
      )}
      <LegEntry
        path={`${at}_reps`}
        label={say.times(positions[position], sideWords)}
        unit={say.reps}
        value={fields[reps]}
        problem={form.problems[`${at}_reps`]}
        onValue={(value) => set(reps, value)}
      />
      <Under>{sayShare(form, position, figures[side]) ?? sayBefore(form, latest, side)}</Under>
    </>
  );
}

function sayShare(form: Assessment, position: Position, leg: Figures[Side]): string | null {
  if (position === "heel_raise") {
    const share = shareOfNorm(leg.reps, form.records.measures.usual_raises);
    return share === null ? null : say.ofNorm(share);
  }
  const share = shareOfWeight(leg.kg, decimalOrNull(form.draft.weightKg));
  return share === null ? null : say.share(share);
}

function sayBefore(form: Assessment, latest: StrengthTest | undefined, side: Side): string | null {
  const leg = latest?.[side];
  if (!latest || leg?.reps === null || leg === undefined) return null;
  const what = leg.load_kg === null ? say.raised(leg.reps) : say.lifted(leg.load_kg, leg.reps);
  return say.before(what, sayDate(latest.done_on, form.today));
}

function Says({ form, position, figures }: { form: Assessment; position: Position; figures: Figures }) {
  const { measures } = form.records;
  const isCount = position === "heel_raise";
  const [left, right] = isCount
    ? [figures.left.reps, figures.right.reps]
    : [figures.left.kg, figures.right.kg];
  const difference =
    isCount || areAlike(figures) ? differenceOf(left, right, measures.side_difference_percent) : null;
  const isUnlike = !isCount && left !== null && right !== null && !areAlike(figures);
  return (
    <>
      {difference && (
        <strong class={difference.isFlagged ? "flag" : undefined}>
          {sayDifference(difference, isCount)}
        </strong>
      )}
      {isUnlike && <span>{say.unlike}</span>}
      <span>{isCount ? sayNorm(measures.usual_raises) : sayGate(form, position, figures)}</span>
    </>
  );
}

export function sayDifference(
  { percent, weaker }: { percent: number; weaker: Side | null },
  isCount: boolean,
): string {
  if (weaker === null || percent === 0) return say.even;
  return isCount ? say.fewer(percent, assess.sides[weaker]) : say.weaker(percent, assess.sides[weaker]);
}

const sayNorm = (norm: number | null) => (norm === null ? say.noNorm : say.norm(norm));

function sayGate(form: Assessment, position: Position, figures: Figures): string {
  const { standing_gate_percent, seated_gate_percent, goal_reps } = form.records.measures;
  const gate = position === "seated" ? seated_gate_percent : standing_gate_percent;
  const reached = sidesAtGate(figures, decimalOrNull(form.draft.weightKg), gate, goal_reps);
  if (reached === null) return say.gate(gate);
  const [first, second] = reached;
  const who = second ? say.gateBoth : first ? say.gateOne(assess.sides[first]) : say.gateNone;
  return `${say.gate(gate)}, ${who}`;
}
