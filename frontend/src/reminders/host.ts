/** This browser, as far as push is concerned. */

import { startWorker } from "../worker-start";
import type { PushHost } from "./turn-on";

const isApplePhone = (): boolean =>
  /iP(hone|ad|od)/.test(navigator.userAgent) ||
  (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

export const isInstalled = (): boolean =>
  matchMedia("(display-mode: standalone)").matches ||
  ("standalone" in navigator && navigator.standalone === true);

export const isAppleTab = (): boolean => isApplePhone() && !isInstalled();

export const host = (isGone: boolean): PushHost => ({
  isGone,
  hasPush: "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis,
  isAppleTab: isAppleTab(),
  permission: () => Notification.permission,
  ask: () => Notification.requestPermission(),
  registration: async () => {
    await startWorker();
    return navigator.serviceWorker.ready;
  },
});

export async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration("/");
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

/** How the server recognises this device without its address: SHA-256 of the endpoint, in hex. */
export async function endpointHash(subscription: PushSubscription): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A name by which a person knows the device again. */
export function deviceLabel(): string {
  const agent = navigator.userAgent;
  const browser = [/Edg/, /Firefox/, /Chrome/, /Safari/].findIndex((name) => name.test(agent));
  const device = [/iPhone/, /iPad/, /Android/, /Windows/, /Mac/, /Linux/].findIndex((name) =>
    name.test(agent),
  );
  const browserName = ["Edge", "Firefox", "Chrome", "Safari"][browser] ?? "Browser";
  const deviceName = ["iPhone", "iPad", "Android", "Windows", "Mac", "Linux"][device];
  return deviceName ? `${browserName} on ${deviceName}` : browserName;
}
