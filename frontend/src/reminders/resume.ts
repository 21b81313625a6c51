/** At every start the server hears of this phone's subscription again: endpoints change without a word. */

import { readReminders, removeDevice, storeSubscription } from "../api/reminders";
import { currentSubscription, deviceLabel, endpointHash, platform } from "./host";
import { isLost, subscribeWith } from "./turn-on";

export async function resumeReminders(): Promise<void> {
  try {
    const existing = await currentSubscription();
    if (!existing || Notification.permission !== "granted") return;
    const { public_key, devices } = await readReminders();
    const registration = await navigator.serviceWorker.ready;
    const hash = await endpointHash(existing);
    const known = devices.find((device) => device.endpoint_hash === hash);
    const subscription = await subscribeWith(registration, public_key, isLost(known));
    await storeSubscription(subscription, deviceLabel(), platform());
    if (known && subscription.endpoint !== existing.endpoint) await removeDevice(known.id);
  } catch {
    // No signal, or signed out: the next start tries again.
  }
}
