/** Which devices reminders reach, and when one last showed something. */

import { desk } from "../../messages/en/desk";
import { health } from "../../messages/en/desk-reach";
import { sayMoment } from "../calendar";
import type { PatientPage } from "../data";
import { Icon } from "../parts/icon";
import { CardHead, Quiet } from "../parts/page";

const say = desk.patient;
const LOOK = { working: "chip-good", silent: "chip-load", needs_resubscribe: "chip-load", gone: "" };

export function Reached({ reminders, zone }: { reminders: PatientPage["reminders"]; zone: string }) {
  const now = new Date();
  return (
    <section class="card" aria-labelledby="reached">
      <CardHead id="reached" title={say.reached} />
      {reminders.devices.length === 0 ? (
        <Quiet icon="device">{say.noDevices}</Quiet>
      ) : (
        <ul class="list">
          {reminders.devices.map((device) => (
            <li key={device.id}>
              <Icon name="device" />
              <div class="grow">
                <h3>{device.label}</h3>
                <p>
                  {device.last_shown_at
                    ? say.shown(sayMoment(device.last_shown_at, zone, now))
                    : say.notShown}
                  {", "}
                  {device.confirmed_at
                    ? health.confirmed(sayMoment(device.confirmed_at, zone, now))
                    : health.unconfirmed}
                </p>
                {health.advice[device.advice] && <p>{health.advice[device.advice]}</p>}
              </div>
              <span class={`chip ${LOOK[device.state]}`}>
                <Icon name={device.state === "working" ? "check" : "clock"} small />
                {say.devices[device.state]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
