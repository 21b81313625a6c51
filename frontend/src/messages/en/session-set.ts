/** One set, in words. */

import type { Step } from "../../patient/session/steps";

export const set = {
  fewer: "Fewer",
  lighter: "Lighter",
  easier: "Easier",
  less: "2.5 kg less",
  more: "2.5 kg more",
  done: (what: string) => `${what} done`,
  tempo: ([up = 0, hold = 0, down = 0]: readonly number[]): string =>
    hold ? `${up} s up, ${hold} s hold, ${down} s down` : `${up} s up, ${down} s down`,
  run: (run: NonNullable<Step["run"]>): string =>
    run.walk_minutes
      ? `${run.rounds} times: run ${run.run_minutes} min, walk ${run.walk_minutes} min`
      : `Run ${run.run_minutes} min`,
  skip: "Leave this one out",
  light: "Light version",
};
