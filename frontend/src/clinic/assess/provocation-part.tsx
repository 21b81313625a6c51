/** Part 3: what hurts when it is made to work; hops wait for the stage that allows them. */

import { assess } from "../../messages/en/desk-assess";
import { provocations } from "../../messages/en/desk-names";
import { sayDate } from "../calendar";
import { Icon } from "../parts/icon";
import type { ProvocationTest, Side, Test } from "../records/data";
import { LegEntry, Legs, LegsRow, Under } from "./legs";
import { wholeOrNull } from "./numbers";
import { Part } from "./part";
import { TESTS } from "./tests-draft";
import type { Assessment } from "./use-assessment";

const say = assess.provocation;

export function ProvocationPart({ form }: { form: Assessment }) {
  return (
    <Part number={3} title={say.title} note={say.note}>
      <Legs label={say.table}>
        {TESTS.map((test) =>
          test === "hop_x5" && !form.records.may_hop ? (
            <LockedRow key={test} />
          ) : (
            <PainRow key={test} form={form} test={test} />
          ),
        )}
      </Legs>
    </Part>
  );
}

function LockedRow() {
  return (
    <div class="legs-row">
      <p class="legs-what">
        {provocations.hop_x5}
        <small>{say.small.hop_x5}</small>
      </p>
      <p class="quiet legs-locked">
        <Icon name="lock" />
        <span>{say.noHops}</span>
      </p>
      <div class="legs-says">
        <span class="rule">
          <span class="hidden">{assess.rule} </span>P2
        </span>
      </div>
    </div>
  );
}

function PainRow({ form, test }: { form: Assessment; test: Test }) {
  const pains = form.tests.provocation[test];
  const latest = form.records.provocation.find((one) => one.test === test);
  const entry = (side: Side) => (
    <LegEntry
      path={`provocation.${test}.${side}_pain`}
      label={say.pain(provocations[test], assess.sides[side])}
      unit={say.of}
      value={pains[side]}
      problem={form.problems[`provocation.${test}.${side}_pain`]}
      onValue={(value) =>
        form.changeTests((last) => ({
          ...last,
          provocation: { ...last.provocation, [test]: { ...last.provocation[test], [side]: value } },
        }))
      }
    />
  );
  return (
    <LegsRow
      title={provocations[test]}
      small={say.small[test]}
      left={entry("left")}
      right={entry("right")}
      says={<Says form={form} test={test} latest={latest} />}
    />
  );
}

function Says({ form, test, latest }: { form: Assessment; test: Test; latest: ProvocationTest | undefined }) {
  const { pain_limit } = form.records.measures;
  const { left, right } = form.tests.provocation[test];
  const pains = [wholeOrNull(left), wholeOrNull(right)].filter((pain) => pain !== null);
  const isOver = Math.max(...pains) > pain_limit;
  if (pains.length > 0) {
    return (
      <strong class={isOver ? "flag" : undefined}>
        {isOver ? say.over(pain_limit) : say.within(pain_limit)}
      </strong>
    );
  }
  if (!latest) return null;
  const sayPain = (pain: number | null) => (pain === null ? say.none : String(pain));
  return (
    <Under>
      {say.before(sayPain(latest.left_pain), sayPain(latest.right_pain), sayDate(latest.done_on, form.today))}
    </Under>
  );
}
