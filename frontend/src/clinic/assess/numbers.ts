/** What is typed into a field, as a number; NaN where it is none. */

export function whole(text: string): number {
  return /^[-−]?\d{1,6}$/.test(text.trim()) ? Number(text.trim().replace("−", "-")) : Number.NaN;
}

export function decimal(text: string): number {
  return /^\d{1,4}([.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : Number.NaN;
}

export const isEmpty = (text: string) => text.trim() === "";

/** Null where the field is empty. */
export const wholeOrNull = (text: string) => (isEmpty(text) ? null : whole(text));
export const decimalOrNull = (text: string) => (isEmpty(text) ? null : decimal(text));

export const typed = (value: number | null) => (value === null ? "" : String(value));

export const isWithin = (value: number, least: number, most: number) => value >= least && value <= most;
