/** Smooth closed curves through a few points. */

const rounded = (value: number) => +value.toFixed(2);

/** A Catmull-Rom curve as Béziers. Points that begin and end at x = 0 are a right half, to be mirrored. */
export function outline(points: readonly number[]): string {
  const all = [...points];
  if (all[0] === 0 && all.at(-2) === 0)
    for (let i = points.length - 4; i > 0; i -= 2) all.push(-(points[i] ?? 0), points[i + 1] ?? 0);
  const value = (i: number) => all[(i + all.length) % all.length] ?? 0;
  const bend = (i: number, to: number, from: number) =>
    [i, i + 1].map((j) => rounded(value(j) + (value(j + to) - value(j + from)) / 6)).join(" ");
  let d = `M${value(0)} ${value(1)}`;
  for (let i = 0; i < all.length; i += 2)
    d += `C${bend(i, 2, -2)} ${bend(i + 2, -2, 2)} ${value(i + 2)} ${value(i + 3)}`;
  return `${d}Z`;
}

export const disc = ([x, y]: readonly [number, number], radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
