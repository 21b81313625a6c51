/** Turning reminders on, in one tap; every way it can end has a name. */

import type { Device } from "../api/types";
import { keyBytes } from "./key";

export type Outcome = "on" | "denied" | "dismissed" | "unsupported" | "needs-install" | "timed-out";

/** What the browser offers, handed over so that each ending can be tried. */
export interface PushHost {
  hasPush: boolean;
  /** The subscription that the browser still has can never be reached again. */
  isGone: boolean;
  /** iPhone and iPad give push only to an app on the Home Screen. */
  isAppleTab: boolean;
  permission: () => NotificationPermission;
  ask: () => Promise<NotificationPermission>;
  registration: () => Promise<ServiceWorkerRegistration>;
}

export type TurnedOn =
  | { outcome: "on"; subscription: PushSubscription }
  | { outcome: Exclude<Outcome, "on"> };

const SUBSCRIBE_MS = 10_000;

/** Its push service has given the address up, or refuses our key there, whatever the browser thinks. */
export const isLost = (device?: Device | null): boolean =>
  device?.state === "gone" || device?.state === "needs_resubscribe";

/** Must be called from a tap, with nothing awaited before it: the browser asks only then. */
export async function turnOn(
  host: PushHost,
  publicKey: Promise<string>,
  limitMs = SUBSCRIBE_MS,
): Promise<TurnedOn> {
  if (host.isAppleTab) return { outcome: "needs-install" };
  if (!host.hasPush) return { outcome: "unsupported" };
  const permission = host.permission() === "default" ? await host.ask() : host.permission();
  if (permission !== "granted") return { outcome: permission === "denied" ? "denied" : "dismissed" };
  const key = await publicKey;
  const subscription = await within(limitMs, subscribe(host, key));
  return subscription ? { outcome: "on", subscription } : { outcome: "timed-out" };
}

async function subscribe(host: PushHost, publicKey: string): Promise<PushSubscription | null> {
  try {
    return await subscribeWith(await host.registration(), publicKey, host.isGone);
  } catch {
    // A push service that cannot be reached rejects or hangs, as the browser pleases.
    return null;
  }
}

/** A subscription that is gone, or was made with another key, can never be reached again: it is replaced. */
export async function subscribeWith(
  registration: ServiceWorkerRegistration,
  publicKey: string,
  isGone = false,
): Promise<PushSubscription> {
  const key = keyBytes(publicKey);
  const existing = await registration.pushManager.getSubscription();
  if (existing && !isGone && sameBytes(existing.options.applicationServerKey, key)) return existing;
  await existing?.unsubscribe();
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function sameBytes(known: ArrayBuffer | null, wanted: Uint8Array): boolean {
  // Some browsers do not tell the key; then the subscription is taken at its word.
  if (!known) return true;
  const bytes = new Uint8Array(known);
  return bytes.length === wanted.length && bytes.every((byte, index) => byte === wanted[index]);
}

function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value | null> {
  return Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, limitMs, null))]);
}
