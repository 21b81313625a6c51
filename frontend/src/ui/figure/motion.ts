/** Plays a picture, but only while it can be seen. */

import { useEffect, useState } from "preact/hooks";
import type { Paint } from "./scene";

/** After a pause of the browser's own the figure goes on from where it was. */
const LONGEST_STEP_S = 0.1;
const REDUCED = "(prefers-reduced-motion: reduce)";

/** @returns what stops it, and says at which second it stopped. */
export function play(svg: Element, paint: Paint, from = 0): () => number {
  let seconds = from;
  let frame = 0;
  let last = 0;
  const tick = (now: number) => {
    if (last) seconds += Math.min(LONGEST_STEP_S, (now - last) / 1000);
    last = now;
    paint(seconds);
    frame = requestAnimationFrame(tick);
  };
  const rest = () => {
    cancelAnimationFrame(frame);
    last = 0;
  };
  const seen = new IntersectionObserver((entries) => {
    rest();
    if (entries.at(-1)?.isIntersecting) frame = requestAnimationFrame(tick);
  });
  seen.observe(svg);
  return () => {
    seen.disconnect();
    rest();
    return seconds;
  };
}

/** Whether the person wants less motion; changes while the page is shown. */
export function useReducedMotion(): boolean {
  const [isReduced, setReduced] = useState(() => matchMedia(REDUCED).matches);
  useEffect(() => {
    const query = matchMedia(REDUCED);
    const change = () => setReduced(query.matches);
    change();
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return isReduced;
}
