/** One tap that turns reminders on, and how it ended. */

import { signal } from "@preact/signals";
import { readReminders, storeSubscription } from "../api/reminders";
import { deviceLabel, host, platform } from "./host";
import { hasLooked, known, look, thisDevice } from "./status";
import { isLost, type Outcome, turnOn } from "./turn-on";

export const ending = signal<Exclude<Outcome, "on"> | "not-stored" | null>(null);
export const isTurningOn = signal(false);

async function publicKey(): Promise<string> {
  await hasLooked();
  return known.value?.public_key ?? (await readReminders()).public_key;
}

/** One tap does it all: worker, permission, subscription, and telling the server. */
export async function turnOnHere(): Promise<void> {
  isTurningOn.value = true;
  ending.value = null;
  try {
    const key = publicKey();
    key.catch(() => undefined);
    const result = await turnOn(host(isLost(thisDevice.value)), key);
    if (result.outcome === "on") {
      await storeSubscription(result.subscription, deviceLabel(), platform());
      await look();
    } else {
      ending.value = result.outcome;
    }
  } catch {
    ending.value = "not-stored";
  } finally {
    isTurningOn.value = false;
  }
}
