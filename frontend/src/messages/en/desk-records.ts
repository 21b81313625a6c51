/** The words of what an assessment leaves on a patient's page. */

import { count } from "./desk-names";

export const records = {
  read: "Read",
  readAbout: (what: string) => `Read: ${what}`,
  assess: "Assess",
  known: "Known of the tendon",
  diagnosis: "Diagnosis",
  site: "Site",
  site_: (left: string, right: string) => `left ${left}, right ${right}`,
  confirmed: (text: string, who: string, day: string) => `${text}, confirmed by ${who} on ${day}`,
  open: (text: string) => `${text}, not confirmed`,

  ladder: {
    title: "Steps of care",
    note: "What was tried, for how long, and what may come next",
    state: { tried: "tried", running: "running", next: "may come next", later: "not yet" },
    weeks: (weeks: number, needed: number) => `${count(weeks, "week", "weeks")} of ${needed}`,
    needed: (weeks: number) => `Give it ${count(weeks, "week", "weeks")}`,
    since: (day: string) => `since ${day}`,
    adherence: (percent: number) => `${percent} % of it done`,
    evidence: "Evidence",
    newest: (name: string, year: number | null) => `Newest: ${name}${year === null ? "" : ` ${year}`}.`,
    against: (said: string) => `Against it: ${said}`,
    levels: {
      strong: "strong",
      moderate: "moderate",
      conflicting: "conflicting",
      weak: "weak",
      no_benefit: "no benefit shown",
    } as Record<string, string>,
  },

  scores: {
    title: "Questionnaires",
    note: "Against the first since the plan began",
    none: "Nothing answered yet. It is asked at the start, in week 6 and in week 12.",
    table: "Scores over time",
    columns: ["Answered", "Score", "Change", "Clear from"] as const,
    of: (score: number, most: number) => `${score} of ${most}`,
    missing: (missing: number) => `${count(missing, "answer", "answers")} missing`,
    first: "first",
    change: (difference: number, words: string) => `${difference > 0 ? "+" : ""}${difference}, ${words}`,
    changes: { better: "better", same: "no clear change", worse: "worse" } as Record<string, string>,
    threshold: (points: number, weeks: number) => `${points} points at week ${weeks}`,
    bars: (title: string, scores: string) => `${title}, oldest first: ${scores}`,
  },

  list: {
    title: "Tests, scans and procedures",
    note: "Newest first",
    none: "Nothing is recorded yet.",
    table: "All records",
    columns: ["Day", "What", "Found", "By"] as const,
    both: (left: string, right: string) => `left ${left}, right ${right}`,
    pain: (pain: number | null) => (pain === null ? "not tested" : `${pain} / 10`),
    notTested: "not tested",
    difference: (percent: number, side: string) => `${percent} % weaker ${side}`,
    waiting: "loading waits",
    all: (number: number) => `All ${number}`,
    fewer: "Fewer",
  },
};
