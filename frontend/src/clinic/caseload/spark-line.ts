/** Where each pain lies on the small scale of a row. */

export const WIDTH = 72;
export const TOP = 30;
const EDGE = 5;
const MOST_SHOWN = 6;
const SLOTS = 11;

export interface Point {
  x: number;
  y: number;
  pain: number;
}

/** The newest at the right; with few answers the left stays empty, so that distances mean the same in each row. */
export function pointsOf(pains: readonly number[]): Point[] {
  const shown = pains.slice(-SLOTS);
  const step = (WIDTH - 2 * EDGE) / (SLOTS - 1);
  return shown.map((pain, index) => ({
    x: Math.round((WIDTH - EDGE - (shown.length - 1 - index) * step) * 10) / 10,
    y: yOf(pain),
    pain,
  }));
}

export function yOf(pain: number): number {
  const height = TOP - 2 * EDGE;
  return Math.round((TOP - EDGE - (Math.min(pain, MOST_SHOWN) / MOST_SHOWN) * height) * 10) / 10;
}
