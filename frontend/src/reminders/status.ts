/** What the server and the browser know about this person's devices. */

import { computed, signal } from "@preact/signals";
import { readReminders } from "../api/reminders";
import type { Device, Reminders } from "../api/types";
import { currentSubscription, endpointHash } from "./host";

export const known = signal<Reminders | null>(null);
export const ownHash = signal<string | null>(null);

export const thisDevice = computed<Device | null>(
  () => known.value?.devices.find((device) => device.endpoint_hash === ownHash.value) ?? null,
);

/** Asked in vain: there is no signal. */
export const isAway = signal(false);

let looked: Promise<void> | undefined;

/** Once the last look has come to an end. */
export const hasLooked = () => looked;

export function look(): Promise<void> {
  looked = Promise.all([lookHere(), readReminders()]).then(
    ([, reminders]) => {
      known.value = reminders;
      isAway.value = false;
    },
    () => {
      isAway.value = true;
    },
  );
  return looked;
}

/** What the browser itself knows, signal or not. */
async function lookHere(): Promise<void> {
  const subscription = await currentSubscription();
  ownHash.value = subscription && (await endpointHash(subscription));
}
