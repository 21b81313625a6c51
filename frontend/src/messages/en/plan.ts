/** The plan, in words: its stages and gates, this week, what each exercise asks. */

import type { Programme, Run, Shapes } from "../../api/types";
import { longDate } from "./words";

type Mark = Shapes["MarkOut"];

export const page = "Plan";
export const over = (title: string): string => title;
export const heading = (stage: string, week: number): string => `${stage}, week ${week}`;
export const paused = "Your plan is on pause";
export const none = {
  heading: "There is no plan yet",
  text: "Your clinician makes it with you. It appears here by itself.",
};
export const away = {
  heading: "Your plan is not on this phone yet",
  text: "It comes with the next signal.",
};
export const offline = "As this phone last heard it. The rest comes with the next signal.";

export const ladder = {
  heading: "The way back",
  here: (week: number) => `You are here, week ${week}`,
  done: "Behind you",
  clinician: "Your clinician opens this one.",
  toReach: (title: string) => `To reach “${title}”`,
  offered: "The gate is open.",
  take: (title: string) => `Go on to “${title}”`,
  refused: "That did not work just now. Nothing has changed.",
};

const marks: Record<Mark["name"], string> = {
  standing: "Standing raises, each leg",
  seated: "Seated raises, each leg",
  seated_aim: "Seated raises, a further aim",
  stable_days: "Calm days in a row",
  stable_sessions: "Calm sessions in a row",
  contacts: "Landings in a session",
  run_level: "Running level",
};
export const mark = ({ name }: Mark): string => marks[name];
export const share = (percent: number): string => (percent === 100 ? "reached" : `${percent} %`);

export const locked = {
  heading: "On hold",
  until: (date: string) => `Until ${longDate(date)}.`,
  lift: "Your clinician ends it.",
};

export const kept = {
  heading: "Kept so far",
  figure: ({ done, due }: Programme["adherence"]) =>
    `${done} of ${due} ${due === 1 ? "session" : "sessions"}`,
  none: "No session was due yet.",
  soft: "A missed one costs nothing: the plan moves with you.",
};

export const week = {
  heading: "This week",
  percent: (percent: number) => `${percent} % of what was usual for you`,
  resting: "No running and no games for now.",
  steps: "steps a day",
  run_minutes: "minutes of running",
  games: "games",
  /** A budget is of a whole week; steps are told by the day, in round figures and never more than allowed. */
  amount: (name: "steps" | "run_minutes" | "games", ofWeek: number): string => {
    const aDay = Math.floor(ofWeek / 7);
    const round = aDay < 1000 ? aDay : aDay - (aDay % 100);
    return (name === "steps" ? round : ofWeek).toLocaleString("en-GB");
  },
  unknown: "Tell your clinician what was usual for you, and figures stand here.",
};

export const running = {
  heading: "Walk and run",
  level: (run: Run) => `Level ${run.level} of ${run.levels}`,
  what: (run: Run) =>
    run.walk_minutes
      ? `${run.rounds} times: run ${run.run_minutes} min, walk ${run.walk_minutes} min`
      : `Run ${run.run_minutes} min`,
  repeats: (run: Run) => `${run.stable_repeats} of ${run.repeats_asked} calm runs at this level`,
  next: (date: string) => `Not before ${longDate(date)}.`,
};

export const targets = {
  heading: "Your exercises now",
  limit: (limit: number) => `Pain up to ${limit} of 10 is allowed.`,
  lower: (percent: number) => `After days away the loads are ${percent} % lower today.`,
  light: (dates: readonly string[]) =>
    `Light version, soon after shockwave: ${dates.map((date) => longDate(date)).join(", ")}.`,
  test: "Your clinician tests your strength before anything goes up.",
  sides: { left: "Left", right: "Right", both: "Both legs" },
  sets: (sets: number, from: number, to: number) => `${sets} × ${from === to ? from : `${from} to ${to}`}`,
  measure: { reps: "", seconds: " s", contacts: " landings", minutes: " min" } as Record<string, string>,
  kg: (load: number) => `${load} kg`,
  was: (load: number) => `was ${load} kg`,
  optional: "if you like",
  onHold: "on hold",
  contacts: (n: number) => `${n} landings in a session`,
  how: "How to do it",
};

export const verdicts = {
  heading: "What was said so far",
  none: "Nothing yet. The first one comes with your first session.",
  rule: (rule: string) => `Rule ${rule}`,
  withdrawn: "taken back",
  overridden: (author: string) => `${author} has decided otherwise`,
  more: "Show all",
};

export const questions = { heading: "Questions", last: "Score", answer: "Answer the questions now" };
