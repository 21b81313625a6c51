import { describe, expect, it } from "vitest";
import type { Run, Target } from "../../api/types";
import {
  entryOf,
  goneOn,
  type HalfSession,
  isWorthSaving,
  largestRise,
  lighterLoad,
  NOTHING,
  type SetDone,
  setDone,
  takenBack,
  withLoad,
  withoutCalf,
  withPain,
  worstPain,
} from "./half";
import { lightTargets } from "./light";
import { painFacts, sessionFacts } from "./session-facts";
import { type Exercise, restAfter, type Step, stepsOf } from "./steps";

const RAISE: Target = {
  exercise: "raise-single",
  variant: "raise-single",
  title: "Calf raise",
  family: "standing",
  side: "left",
  load_kg: 20,
  was_kg: null,
  sets: 2,
  amount_from: 6,
  amount_to: 8,
  measure: "reps",
  tempo_s: [3, 0, 3],
  rest_s: 150,
  beats_from: null,
  beats_to: null,
  level: null,
  contacts: null,
  is_optional: false,
  is_locked: false,
};
const BOTH_LEGS: Target[] = [RAISE, { ...RAISE, side: "right", load_kg: 25 }];
const HOPS: Target = {
  ...RAISE,
  exercise: "rope",
  variant: "stairs",
  family: "spring",
  side: "both",
  load_kg: null,
  sets: 3,
  measure: "contacts",
  contacts: 40,
  beats_from: 90,
  beats_to: 100,
};
const RUN: Run = {
  level: 3,
  levels: 8,
  run_minutes: 3,
  walk_minutes: 2,
  rounds: 4,
  stable_repeats: 1,
  repeats_asked: 2,
  next_on: null,
};
const RUNNING: Target = {
  ...RAISE,
  exercise: "run",
  variant: "run",
  family: "run",
  side: "both",
  load_kg: null,
  sets: 1,
  measure: "minutes",
};
const TODAY = "2030-03-11";
const NOW = 1_000_000;

const half = (steps: Step[], more: Partial<HalfSession> = {}): HalfSession => ({
  about: "session",
  entry: "entry",
  phase: "set",
  steps,
  at: 0,
  sets: [],
  baseline: 1,
  collagen: null,
  is_light: false,
  pain_limit: 3,
  is_insertional: false,
  was_sore: false,
  wears_patch: false,
  noticed: NOTHING,
  rest: null,
  ...more,
});
const set = (pain: number | null, side: SetDone["side"] = "left"): SetDone => ({
  exercise: "raise-single",
  title: "",
  side,
  load_kg: 20,
  reps: 8,
  pain,
});

describe("the order of a session", () => {
  it("lets left and right take turns", () => {
    const steps = stepsOf(BOTH_LEGS, null, TODAY);
    expect(steps.map(({ side, set }) => `${side} ${set}`)).toEqual([
      "left 1",
      "right 1",
      "left 2",
      "right 2",
    ]);
  });

  it("leaves out what is locked, and a run before its day", () => {
    expect(stepsOf([{ ...RAISE, is_locked: true }], null, TODAY)).toEqual([]);
    expect(stepsOf([RUNNING], { ...RUN, next_on: "2030-03-12" }, TODAY)).toEqual([]);
    expect(stepsOf([RUNNING], { ...RUN, next_on: TODAY }, TODAY)).toHaveLength(1);
  });

  it("shares the landings of a session among its sets, and counts a run in minutes", () => {
    expect(stepsOf([HOPS], null, TODAY).map(({ amount }) => amount)).toEqual([14, 14, 14]);
    expect(stepsOf([RUNNING], RUN, TODAY)[0]?.amount).toBe(20);
  });

  it("rests half as long before the other leg's turn, and not after the last set", () => {
    const [first, second, third] = stepsOf(BOTH_LEGS, null, TODAY) as [Step, Step, Step];
    expect(restAfter(first, second)).toBe(75);
    expect(restAfter(first, third)).toBe(150);
    expect(restAfter(third, undefined)).toBe(0);
  });
});

describe("a session on its way", () => {
  it("keeps the end of the rest from the end of the set, not from the answer", () => {
    const done = withPain(setDone(half(stepsOf(BOTH_LEGS, null, TODAY)), 8, NOW), 2);
    const resting = goneOn(done, NOW + 30_000);
    expect(resting).toMatchObject({ phase: "rest", at: 1, rest: { until: NOW + 75_000 } });
    expect(goneOn(done, NOW + 80_000)).toMatchObject({ phase: "set", rest: null });
  });

  it("ends after the last set", () => {
    const last = half(stepsOf([RAISE], null, TODAY), { at: 1 });
    expect(goneOn(setDone(last, 8, NOW), NOW).phase).toBe("end");
  });

  it("takes a set back with its pain", () => {
    const done = withPain(setDone(half(stepsOf([RAISE], null, TODAY)), 8, NOW), 9);
    expect(takenBack(done)).toMatchObject({ phase: "set", sets: [], rest: null });
  });

  it("changes the weight of this leg from here on, never below nothing", () => {
    const lighter = withLoad(half(stepsOf(BOTH_LEGS, null, TODAY), { at: 2 }), -5);
    expect(lighter.steps.map(({ load_kg }) => load_kg)).toEqual([20, 25, 0, 25]);
  });

  it.each([
    [20, 17],
    [10, 8.5],
    [2.5, 2],
  ])("takes 10 to 20 percent off %s kg", (load, lighter) => {
    expect(lighterLoad(load)).toBe(lighter);
  });

  it("leaves only what does not load the calf", () => {
    const hip: Target = { ...RAISE, exercise: "abduction", variant: "abduction", family: "leg" };
    const steps = stepsOf([...BOTH_LEGS, HOPS, hip], null, TODAY);
    const rest = withoutCalf(half(steps)).steps.slice(1);
    expect(rest.map(({ family }) => family)).toEqual(["leg", "leg"]);
  });
});

describe("what the table is asked", () => {
  it("takes the largest rise on one leg, over sets without a number", () => {
    expect(largestRise([set(1), set(4, "right"), set(null), set(3)])).toBe(2);
    expect(largestRise([set(5), set(2)])).toBe(0);
  });

  it("knows no pain where none was given", () => {
    expect(worstPain([set(null)])).toBeNull();
    expect(sessionFacts(half([], { sets: [set(null)] }))).toMatchObject({ pain_known: false, worst_pain: 0 });
  });

  it("leaves collagen out of the advice between sets", () => {
    const facts = half([], { collagen: false });
    expect(sessionFacts(facts)).toMatchObject({ collagen_planned: true, collagen_taken: false });
    expect(painFacts(facts)).toMatchObject({ collagen_planned: false });
  });
});

describe("the entry of a session", () => {
  it("has every set, the worst pain and the landings", () => {
    const steps = stepsOf([HOPS], null, TODAY);
    const done = withPain(setDone(withPain(setDone(half(steps), 14, NOW), 1), 12, NOW), 3);
    expect(entryOf(done, "2030-03-11T18:40:00Z")).toMatchObject({
      occurrence_id: "session",
      pain_during: 3,
      baseline_pain: 1,
      contacts: 26,
      minutes: null,
      run_level: null,
      sets: [
        { exercise: "stairs", side: "both", load_kg: null, reps: 14, pain: 1 },
        { exercise: "stairs", side: "both", load_kg: null, reps: 12, pain: 3 },
      ],
    });
  });

  it("has minutes and level of a run", () => {
    const done = setDone(half(stepsOf([RUNNING], RUN, TODAY)), 20, NOW);
    expect(entryOf(done, "2030-03-11T18:40:00Z")).toMatchObject({
      minutes: 20,
      run_level: 3,
      contacts: null,
    });
  });

  it("is worth saving once a set was done or something happened", () => {
    expect(isWorthSaving(half([]))).toBe(false);
    expect(isWorthSaving(half([], { noticed: { ...NOTHING, pop: true } }))).toBe(true);
    expect(isWorthSaving(half([], { sets: [set(null)] }))).toBe(true);
  });
});

const exercise = (key: string, more: Partial<Exercise>): Exercise =>
  ({ key, title: key, leg: "both", log: ["load", "reps"], easier: null, ...more }) as Exercise;

describe("the light version", () => {
  const known = [
    exercise("raise-single", { leg: "single", easier: "raise-double" }),
    exercise("raise-step", { leg: "single", easier: "raise-single" }),
    exercise("raise-double", {}),
  ];

  it("is done on both legs with half the weight of the weaker one", () => {
    expect(lightTargets(BOTH_LEGS, known)).toMatchObject([
      { variant: "raise-double", side: "both", load_kg: 10 },
    ]);
  });

  it("comes down from the step, and leaves jumps and runs out", () => {
    const step = { ...RAISE, exercise: "raise-step", variant: "raise-step" };
    expect(lightTargets([step, HOPS, RUNNING], known)).toMatchObject([{ variant: "raise-double" }]);
  });
});
