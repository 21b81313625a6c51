/** When to send what waits and when to ask again what is due. */

import { readToday } from "./api/programmes";
import { isReachable, leave, now, presence, refreshToday, unsent } from "./state";

const RETRY_MS = 30_000;
const STALE_MS = 5 * 60_000;

let refreshedAt = 0;

export async function sendWaiting(): Promise<void> {
  const { flush } = await import("./outbox/flush");
  const result = await flush();
  if (result.signedOut) await leave();
  else if (result.sent) isReachable.value = true;
  if (result.waiting) await askForSync();
}

async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration && "sync" in registration) {
    const { sync } = registration as ServiceWorkerRegistration & {
      sync: { register(tag: string): Promise<void> };
    };
    await sync.register("outbox").catch(() => undefined);
  }
}

export async function catchUp(): Promise<void> {
  refreshedAt = Date.now();
  await Promise.all([sendWaiting(), refreshToday()]);
}

/** The first question goes out before anything else where the page has asked it ahead, else once it is clear whose. */
export function startSync(isPatient: () => boolean, known: Promise<void>): void {
  tick();
  const start = () => {
    if (isPatient()) void catchUp();
    // Elsewhere a preload is used up, or its answer from before the sign-in would pass for a later one.
    else if (preload) void readToday().catch(() => undefined);
  };
  const preload = document.querySelector("link[rel=preload]");
  if (preload) start();
  else void known.then(start);
  addEventListener("online", () => void catchUp());
  addEventListener("offline", () => {
    isReachable.value = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    now.value = Date.now();
    if (presence.value === "in" && isPatient()) void catchUp();
  });
  setInterval(() => {
    const isShown = document.visibilityState === "visible" && presence.value === "in" && isPatient();
    if (!isShown) return;
    if (!isReachable.value || Date.now() - refreshedAt > STALE_MS) void catchUp();
    else if (unsent.value.length) void sendWaiting();
  }, RETRY_MS);
}

/** Moves the clock of the screens at each full minute. */
function tick(): void {
  now.value = Date.now();
  setTimeout(tick, 60_000 - (Date.now() % 60_000) + 50);
}
