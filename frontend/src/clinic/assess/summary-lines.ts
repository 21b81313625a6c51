/** What the newest figures say, typed or on record: a sentence, and a line for each. */

import { assess } from "../../messages/en/desk-assess";
import type { Position, Score, Side } from "../records/data";
import { areAlike, type Difference, differenceOf, type Legs, shareOfNorm } from "./measures";
import { legsOf, legsTested } from "./tests-draft";
import type { Assessment } from "./use-assessment";

const say = assess.summary;

export interface SummaryLine {
  what: string;
  figure: string;
  note: string;
}

type Known = Pick<Assessment, "tests" | "records">;

/** What is typed if anything is, else the newest on record. */
export function newestLegs({ tests, records }: Known, position: Position): Legs | null {
  const fields = tests.strength[position];
  if (Object.values(fields).some((text) => text.trim() !== "")) return legsOf(fields);
  const latest = records.strength.find((test) => test.position === position);
  return latest ? legsTested(latest) : null;
}

function loadDifference(known: Known, position: Position): Difference | null {
  const legs = newestLegs(known, position);
  if (!legs || !areAlike(legs)) return null;
  return differenceOf(legs.left.kg, legs.right.kg, known.records.measures.side_difference_percent);
}

function raiseDifference(known: Known): Difference | null {
  const legs = newestLegs(known, "heel_raise");
  return (
    legs && differenceOf(legs.left.reps, legs.right.reps, known.records.measures.side_difference_percent)
  );
}

export function sentenceOf(known: Known): string {
  const loads = [loadDifference(known, "standing"), loadDifference(known, "seated")];
  const raises = raiseDifference(known);
  if ([...loads, raises].every((one) => one === null)) return say.unknown;
  const weaker = loads.find((one) => one?.isFlagged)?.weaker;
  const earlier = raises?.isFlagged ? raises.weaker : null;
  if (weaker && weaker === earlier) return say.both(assess.sides[weaker]);
  if (weaker) return say.weaker(assess.sides[weaker]);
  return earlier ? say.gives(assess.sides[earlier]) : say.even;
}

export function summaryOf(known: Known, score: Score | undefined): SummaryLine[] {
  const { measures } = known.records;
  const flagged = say.flagged(100 - measures.side_difference_percent);
  const loads = (["standing", "seated"] as const).flatMap((position) => {
    const found = loadDifference(known, position);
    return found ? [{ what: say[position], figure: `${100 - found.percent} %`, note: flagged }] : [];
  });
  const legs = newestLegs(known, "heel_raise");
  const shares = legs
    ? (["left", "right"] as Side[]).map((side) => shareOfNorm(legs[side].reps, measures.usual_raises))
    : [];
  const least = Math.min(...shares.filter((share) => share !== null));
  const raises =
    legs && Number.isFinite(least)
      ? [
          {
            what: say.raises,
            figure: `${least} %`,
            note: `${legs.left.reps ?? "–"} / ${legs.right.reps ?? "–"}`,
          },
        ]
      : [];
  return [...loads, ...raises, ...(score ? [scoreLine(score)] : [])];
}

function scoreLine({ score, compared }: Score): SummaryLine {
  return {
    what: say.score,
    figure: String(score),
    note: compared ? say.compared(compared.difference, compared.weeks, compared.threshold) : say.first,
  };
}
