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

const BROWSERS = ["Edge", "Firefox", "Chrome", "Safari"];
const BROWSER_MARKS = [/Edg/, /Firefox|FxiOS/, /Chrome|CriOS/, /Safari/];
const DEVICES = ["iPhone", "iPad", "Android", "Windows", "Mac", "Linux"] as const;
const PLATFORMS = ["ios", "ios", "android", "windows", "mac", "linux"] as const;

/** -1 for a device of another kind. An iPad calls itself a Mac. */
function deviceIndex(): number {
  const named = DEVICES.findIndex((name) => navigator.userAgent.includes(name));
  return DEVICES[named] === "Mac" && isApplePhone() ? DEVICES.indexOf("iPad") : named;
}

export const platform = () => PLATFORMS[deviceIndex()] ?? "other";

/** A name by which a person knows the device again. */
export function deviceLabel(): string {
  const browser = BROWSERS[BROWSER_MARKS.findIndex((mark) => mark.test(navigator.userAgent))] ?? "Browser";
  const device = DEVICES[deviceIndex()];
  return device ? `${browser} on ${device}` : browser;
}
