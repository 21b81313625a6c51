/** A beat that keeps time: planned a little ahead on the audio clock, which no busy page can hold up. */

import { audioClock, knock } from "./sound";

const AHEAD_S = 0.2;
const LOOK_MS = 50;
const HERTZ = 660;
const BUZZ_MS = 30;

export interface Ways {
  sound: boolean;
  light: boolean;
  vibration: boolean;
}

/** The beats from `next` on that come before `until`, in seconds of the clock, and the one after them. */
export function beatsBefore(next: number, until: number, perMinute: number): { due: number[]; next: number } {
  const period = 60 / perMinute;
  const due: number[] = [];
  let at = next;
  for (; at < until; at += period) due.push(at);
  return { due, next: at };
}

/** `ways` is read at every beat, so that each can be turned off alone; answers how to stop it. */
export function startBeat(perMinute: number, ways: () => Ways, onLight: () => void): () => void {
  const clock = audioClock();
  let next = clock.currentTime + 0.1;
  const waiting = new Set<ReturnType<typeof setTimeout>>();
  const look = () => {
    // After a sleep the beats that were missed are gone.
    if (next < clock.currentTime) next = clock.currentTime;
    const found = beatsBefore(next, clock.currentTime + AHEAD_S, perMinute);
    next = found.next;
    for (const at of found.due) {
      if (ways().sound) knock(at, HERTZ);
      const timer = setTimeout(
        () => {
          waiting.delete(timer);
          if (ways().light) onLight();
          if (ways().vibration) navigator.vibrate?.(BUZZ_MS);
        },
        (at - clock.currentTime) * 1000,
      );
      waiting.add(timer);
    }
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return () => {
    clearInterval(timer);
    for (const one of waiting) clearTimeout(one);
  };
}
