/** Every device that reminders reach, and whether they are seen there. */

import { removeDevice } from "../api/reminders";
import type { Device } from "../api/types";
import * as words from "../messages/en/devices";
import { keepFocus } from "../ui/focus";
import { Icon } from "../ui/icon";
import { currentSubscription, isInstalled } from "./host";
import { momentHere } from "./moment";
import { known, look, ownHash } from "./status";

export default function Devices() {
  return (
    <>
      <List />
      {!isInstalled() && <InstallOffer />}
    </>
  );
}

function InstallOffer() {
  return (
    <section class="section">
      <h2>{words.install.offer}</h2>
      <p class="soft below">{words.install.text}</p>
      <a class="button below" href="/install">
        {words.install.open}
      </a>
    </section>
  );
}

function List() {
  const devices = known.value?.devices.filter((device) => device.state !== "gone") ?? [];
  if (!devices.length) return null;
  return (
    <section class="section" aria-labelledby="devices">
      <h2 id="devices">{words.devices.heading}</h2>
      <ul class="list" data-test="devices">
        {devices.map((device) => (
          <DeviceLine key={device.id} device={device} isThis={device.endpoint_hash === ownHash.value} />
        ))}
      </ul>
    </section>
  );
}

async function remove(device: Device, isThis: boolean): Promise<void> {
  await removeDevice(device.id);
  if (isThis) await (await currentSubscription())?.unsubscribe();
  await look();
  keepFocus("[data-test=devices] button", "[data-test=reminders-on]");
}

function shownAt({ last_shown_at, confirmed_at }: Device): string {
  if (last_shown_at) return words.devices.lastShown(momentHere(last_shown_at));
  return confirmed_at ? words.devices.confirmed(momentHere(confirmed_at)) : words.devices.never;
}

/** What nobody has seen anything on is not said to work. */
const stateOf = ({ state, last_shown_at, confirmed_at }: Device) =>
  state === "working" && !last_shown_at && !confirmed_at ? "untried" : state;

function DeviceLine({ device, isThis }: { device: Device; isThis: boolean }) {
  const state = stateOf(device);
  const isWorking = state === "working";
  const name = isThis ? words.devices.this : device.label;
  return (
    <li class="device">
      <Icon name="device" />
      <div class="grow">
        <h3>{name}</h3>
        <p>{isThis ? `${device.label}. ${shownAt(device)}` : shownAt(device)}</p>
      </div>
      <span class={isWorking ? "chip chip-good" : "chip chip-load"}>
        <Icon name={isWorking ? "check" : "clock"} isSmall />
        {words.devices.states[state]}
      </span>
      <button
        class="button button-plain"
        type="button"
        data-test={isThis ? "reminders-off" : undefined}
        onClick={() => remove(device, isThis).catch(() => look())}
      >
        {isThis ? words.devices.turnOff : words.devices.remove}
        {!isThis && <span class="hidden">{words.devices.removeOf(device.label)}</span>}
      </button>
    </li>
  );
}
