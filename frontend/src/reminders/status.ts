/** What the server and the browser know about this person's devices. */

import { computed, signal } from "@preact/signals";
import { readReminders, storeSubscription } from "../api/reminders";
import type { Device, Reminders } from "../api/types";
import { currentSubscription, deviceLabel, endpointHash, host } from "./host";
import { type Outcome, turnOn } from "./turn-on";

export const known = signal<Reminders | null>(null);
export const ownHash = signal<string | null>(null);
export const ending = signal<Exclude<Outcome, "on"> | "not-stored" | null>(null);
export const isTurningOn = signal(false);

export const thisDevice = computed<Device | null>(
  () => known.value?.devices.find((device) => device.endpoint_hash === ownHash.value) ?? null,
);

let looked: Promise<void> | undefined;

export function look(): Promise<void> {
  looked = Promise.all([readReminders(), currentSubscription()]).then(
    async ([reminders, subscription]) => {
      ownHash.value = subscription && (await endpointHash(subscription));
      known.value = reminders;
    },
    () => undefined,
  );
  return looked;
}

async function publicKey(): Promise<string> {
  await looked;
  return known.value?.public_key ?? (await readReminders()).public_key;
}

/** One tap does it all: worker, permission, subscription, and telling the server. */
export async function turnOnHere(): Promise<void> {
  isTurningOn.value = true;
  ending.value = null;
  try {
    const key = publicKey();
    key.catch(() => undefined);
    const result = await turnOn(host(thisDevice.value?.state === "gone"), key);
    if (result.outcome === "on") {
      await storeSubscription(result.subscription, deviceLabel());
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
