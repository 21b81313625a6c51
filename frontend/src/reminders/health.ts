/** How reminders reach this person, in one of a few sentences. Pure. */

import type { Device } from "../api/types";

export type Health =
  | { is: "nowhere" | "mailed" | "elsewhere" | "untried" | "silent" | "lost" }
  /** This device; when it last showed something. */
  | { is: "well"; since: string };

/** Only a reminder that was shown, or a test that was seen, says that a device is well. */
export function healthOf(devices: readonly Device[], own: Device | null, isMailed: boolean): Health {
  if (!own && devices.some(({ state }) => state === "working")) return { is: "elsewhere" };
  if (!own) return { is: isMailed ? "mailed" : "nowhere" };
  if (own.state === "silent") return { is: "silent" };
  if (own.state !== "working") return { is: "lost" };
  const heard = [own.last_shown_at, own.confirmed_at].filter((at) => at !== null).sort();
  const since = heard.at(-1);
  return since ? { is: "well", since } : { is: "untried" };
}
