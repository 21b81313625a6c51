/** Local dates as plain text ("2026-11-23") and how the desk says them. */

export type LocalDate = string;
export type LocalMoment = string; // "2026-11-23T18:00", wall time without offset
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;
const SHORT_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// Read as UTC on purpose: a local date has no zone, and UTC has no changes of clocks
function midnight(date: LocalDate): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(midnight(text)).toJSON()?.slice(0, 10) === text;
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(midnight(date) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[(new Date(midnight(date)).getUTCDay() + 6) % 7] as Weekday;
}

export function shortWeekday(day: Weekday): string {
  return SHORT_WEEKDAYS[WEEKDAYS.indexOf(day)] as string;
}

export function longWeekday(day: Weekday): string {
  return LONG_WEEKDAYS[WEEKDAYS.indexOf(day)] as string;
}

/** "23 Nov"; the year is added where it differs from `near`. */
export function sayDate(date: LocalDate, near: LocalDate = date): string {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number) as [number, number, number];
  const said = `${day} ${MONTHS[month - 1]}`;
  return near.startsWith(String(year)) ? said : `${said} ${year}`;
}

export function sayDay(date: LocalDate, near: LocalDate = date): string {
  return `${shortWeekday(weekdayOf(date))} ${sayDate(date, near)}`;
}

export function timeOf(local: LocalMoment): string {
  return local.slice(11, 16);
}

export function minuteOfDay(local: LocalMoment): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** The wall clock of `zone` at `now`, to the minute. */
export function localNow(now: Date, zone: string): LocalMoment {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(now).replace(" ", "T");
}

/** "today 07:44", "yesterday 19:10", "Sun 15 Mar 07:44", in `zone`. */
export function sayMoment(at: string, zone: string, now: Date): string {
  const local = localNow(new Date(at), zone);
  const today = localNow(now, zone);
  const gone = daysBetween(local, today);
  const day = gone === 0 ? "today" : gone === 1 ? "yesterday" : sayDay(local, today);
  return `${day} ${timeOf(local)}`;
}

/** "today 18:00", "tomorrow 08:30", "Wed 25 Nov 18:00" for a wall time that lies ahead. */
export function sayAhead(local: LocalMoment, today: LocalDate): string {
  const ahead = daysBetween(today, local);
  const day = ahead === 0 ? "today" : ahead === 1 ? "tomorrow" : sayDay(local, today);
  return `${day} ${timeOf(local)}`;
}
