/** Reminders: one's own times, one tap to turn them on, the devices they reach, a test, and the way out. */

import { useEffect } from "preact/hooks";
import * as words from "../messages/en/reminders";
import { useLocation } from "../router";
import { Head } from "../ui/head";
import { Devices } from "./devices";
import { isInstalled } from "./host";
import { Me } from "./me";
import { look, thisDevice } from "./status";
import { Test } from "./test";
import { TurnOn } from "./turn-on-card";

export default function Reminders() {
  useEffect(() => void look(), []);
  const isOn = thisDevice.value?.state === "working" || thisDevice.value?.state === "silent";
  return (
    <main>
      <Head page={words.heading}>{words.heading}</Head>
      <p class="state">
        <span class="soft">{words.stateLabel}</span>{" "}
        <strong data-test="reminders-state" role="status">
          {isOn ? words.stateOn : words.stateOff}
        </strong>
      </p>
      <TurnOn isOn={isOn} />
      <Test />
      <Devices />
      {!isInstalled() && <InstallOffer />}
      <Me />
    </main>
  );
}

function InstallOffer() {
  const { route } = useLocation();
  return (
    <section class="section">
      <h2>{words.install.offer}</h2>
      <p class="soft below">{words.install.text}</p>
      <button class="button below" type="button" onClick={() => route("/install")}>
        {words.install.open}
      </button>
    </section>
  );
}
