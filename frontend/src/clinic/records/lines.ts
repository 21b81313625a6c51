/** Everything that was tested, seen and done, as lines of one list, newest first. */

import { assess } from "../../messages/en/desk-assess";
import { positions, procedures, provocations, readings, scans } from "../../messages/en/desk-names";
import { records as say } from "../../messages/en/desk-records";
import type { ProvocationTest, Records, StrengthTest } from "./data";

export interface RecordLine {
  id: string;
  on: string;
  what: string;
  found: string;
  by: string;
}

export function linesOf(records: Records): RecordLine[] {
  const lines: RecordLine[] = [
    ...records.strength.map((test) => ({
      ...whoAndWhen(test),
      what: positions[test.position],
      found: sayLegs(test),
    })),
    ...records.provocation.map((test) => ({
      ...whoAndWhen(test),
      what: provocations[test.test],
      found: sayPains(test),
    })),
    ...records.imaging.map((scan) => ({
      ...whoAndWhen(scan),
      what: scans[scan.kind],
      found: [readings[scan.reading], scan.finding].filter(Boolean).join(". "),
    })),
    ...records.procedures.map((done) => ({
      ...whoAndWhen(done),
      what: procedures[done.kind],
      found: [assess.sides[done.side], done.is_waiting ? say.list.waiting : ""].filter(Boolean).join(", "),
    })),
  ];
  return lines.sort((one, other) => other.on.localeCompare(one.on));
}

const whoAndWhen = (record: { id: string; done_on: string; author: string }) => ({
  id: record.id,
  on: record.done_on,
  by: record.author,
});

function sayLegs({ left, right, difference_percent, weaker }: StrengthTest): string {
  const sides = say.list.both(sayLeg(left), sayLeg(right));
  return weaker === null
    ? sides
    : `${sides}; ${say.list.difference(difference_percent ?? 0, assess.sides[weaker])}`;
}

function sayLeg({ load_kg, reps, body_weight_percent, norm_percent }: StrengthTest["left"]): string {
  if (reps === null) return say.list.notTested;
  const { lifted, raised, share, ofNorm } = assess.strength;
  const done = load_kg === null ? raised(reps) : lifted(load_kg, reps);
  const held = [
    body_weight_percent === null ? "" : share(body_weight_percent),
    norm_percent === null ? "" : ofNorm(norm_percent),
  ];
  return [done, ...held].filter(Boolean).join(", ");
}

const sayPains = ({ left_pain, right_pain }: ProvocationTest) =>
  say.list.both(say.list.pain(left_pain), say.list.pain(right_pain));
