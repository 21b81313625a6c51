/** At every start the server hears of this phone's subscription again: endpoints change without a word. */

import { readReminders, storeSubscription } from "../api/reminders";
import { currentSubscription, deviceLabel, endpointHash, platform } from "./host";
import { subscribeWith } from "./turn-on";

export async function resumeReminders(): Promise<void> {
  try {
    const existing = await currentSubscription();
    if (!existing || Notification.permission !== "granted") return;
    const { public_key, devices } = await readReminders();
    const registration = await navigator.serviceWorker.ready;
    const hash = await endpointHash(existing);
    // The push service has given this address up, whatever the browser thinks.
    const isGone = devices.some((device) => device.endpoint_hash === hash && device.state === "gone");
    const subscription = await subscribeWith(registration, public_key, isGone);
    await storeSubscription(subscription, deviceLabel(), platform());
  } catch {
    // No signal, or signed out: the next start tries again.
  }
}
