/** What differs between two versions of a plan, in words. */

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const diff = {
  none: "none",
  usual: "as the programme",
  parts: {
    template: "Template",
    starts_on: "First day",
    weekdays: "Days",
    time: "Session",
    days_apart: "Days apart",
    next_day_check: "Check",
    collagen: "Collagen",
    shockwave: "Shockwave",
    gtn: "Patch",
    wedges: "Wedges",
  },
  lead: ({ lead_minutes, dose }: { lead_minutes: number; dose?: string | undefined }) =>
    dose ? `${dose}, ${lead_minutes} min before` : `${lead_minutes} min before`,
  visits: (course: { sessions: number; every_days: number; prescriber: string }, first: string) =>
    `${count(course.sessions, "visit", "visits")}, ${course.every_days} days apart, from ${first}, ${course.prescriber || "no prescriber yet"}`,
  patch: (
    course: { weeks: number; time: string; prescriber: string; wear_hours?: number | null },
    from: string,
  ) =>
    `${course.weeks} weeks at ${course.time} from ${from}${course.wear_hours ? `, ${course.wear_hours} h a day` : ""}, ${course.prescriber || "no prescriber yet"}`,
  wedges: (course: { weeks: number; time: string; height_mm: number }, from: string) =>
    `${course.height_mm} mm, ${course.weeks} weeks at ${course.time} from ${from}`,
};
