/** At every start the server hears of this phone's subscription again: endpoints change without a word. */

import { readReminders, removeDevice, storeSubscription } from "../api/reminders";
import { currentSubscription, deviceLabel, endpointHash, platform } from "./host";
import { known, ownHash } from "./status";
import { isLost, subscribeWith } from "./turn-on";

export async function resumeReminders(): Promise<void> {
  try {
    const existing = await currentSubscription();
    if (!existing || Notification.permission !== "granted") return;
    const told = await readReminders();
    const { public_key, devices } = told;
    const registration = await navigator.serviceWorker.ready;
    const hash = await endpointHash(existing);
    ownHash.value = hash;
    known.value = told;
    const device = devices.find((device) => device.endpoint_hash === hash);
    const subscription = await subscribeWith(registration, public_key, isLost(device));
    await storeSubscription(subscription, deviceLabel(), platform());
    if (device && subscription.endpoint !== existing.endpoint) await removeDevice(device.id);
  } catch {
    // No signal, or signed out: the next start tries again.
  }
}
