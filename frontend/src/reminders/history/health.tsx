/** How well each device is, and what to do about what is wrong. */

import { useEffect, useState } from "preact/hooks";
import type { DeviceHealth } from "../../api/types";
import * as words from "../../messages/en/phone-care";
import { Callout } from "../../ui/callout";
import { Icon } from "../../ui/icon";
import { Late } from "../../ui/late";
import { currentSubscription, endpointHash } from "../host";
import { momentHere } from "../moment";
import { platformOf } from "./care";

const tips = () => import("./tips");

export default function Health({ devices }: { devices: readonly DeviceHealth[] }) {
  const own = useOwnHash();
  const isOwn = ({ endpoint_hash }: DeviceHealth) => endpoint_hash === own;
  const known = devices
    .filter((device) => device.advice !== "turn_on" || isOwn(device))
    .sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  if (!known.length) {
    return (
      <div class="section" data-test="no-device">
        <Callout icon="device" tone="load" heading={words.none.heading}>
          <p>{words.none.text}</p>
          <div class="actions">
            <a class="button" href="/reminders">
              {words.none.go}
            </a>
          </div>
        </Callout>
      </div>
    );
  }
  return (
    <section class="section" aria-labelledby="health">
      <h2 id="health" class="day">
        {words.heading}
      </h2>
      <ul class="stack">
        {known.map((device) => (
          <Device key={device.id} device={device} isOwn={isOwn(device)} />
        ))}
      </ul>
    </section>
  );
}

function useOwnHash(): string | null {
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    void currentSubscription()
      .then((subscription) => subscription && endpointHash(subscription))
      .then((known) => setHash(known ?? null))
      .catch(() => undefined);
  }, []);
  return hash;
}

function Device({ device, isOwn }: { device: DeviceHealth; isOwn: boolean }) {
  const { advice } = device;
  const isWell = advice === "ok";
  return (
    <li class="card care" data-test="device">
      <div class="row spread">
        <h3>{isOwn ? words.here : device.label}</h3>
        <span class={isWell ? "chip chip-good" : "chip chip-load"}>
          <Icon name={isWell ? "check" : "clock"} isSmall />
          {words.states[advice]}
        </span>
      </div>
      <p class="small soft">
        {isOwn && `${device.label}. `}
        {lastHeard(device)}
      </p>
      {!isWell && <p>{words.todo[advice]}</p>}
      {(advice === "test_it" || advice === "silent") && isOwn && (
        <a class="button button-wide" href="/reminders">
          {words.test}
        </a>
      )}
      {(advice === "resubscribe" || advice === "turn_on") && isOwn && (
        <a class="button button-wide" href="/reminders">
          {words.turnOn}
        </a>
      )}
      <Late
        load={tips}
        given={{ platform: platformOf(device.platform), isOwn, isOpen: advice === "silent" }}
      />
    </li>
  );
}

function lastHeard({ last_shown_at, confirmed_at, last_accepted_at }: DeviceHealth): string {
  if (last_shown_at) return words.seen(momentHere(last_shown_at));
  if (confirmed_at) return words.confirmed(momentHere(confirmed_at));
  return last_accepted_at ? `${words.never} ${words.sentAt(momentHere(last_accepted_at))}` : words.never;
}
