/** Reminders: whether they reach this phone, a test, what the person wishes of them, and the way out. */

import { useEffect } from "preact/hooks";
import type { Device } from "../api/types";
import * as words from "../messages/en/reminders";
import { Head } from "../ui/head";
import { Icon } from "../ui/icon";
import { Late } from "../ui/late";
import { HealthLine } from "./health-line";
import "./reminders.css";
import { isAway, known, look, ownHash, thisDevice } from "./status";

const turnOn = () => import("./turn-on-card");
const test = () => import("./test");
const wishes = () => import("./wishes/wishes");
const devices = () => import("./devices");
const me = () => import("./me");

export default function Reminders() {
  useEffect(() => void look(), []);
  const isUntold = !known.value;
  // With no signal the browser's word has to do.
  const isOn = isUntold ? ownHash.value !== null : isReached(thisDevice.value?.state);
  return (
    <main>
      <Head page={words.heading}>{words.heading}</Head>
      <p class="state">
        <span class="soft">{words.stateLabel}</span>{" "}
        <strong data-test="reminders-state" role="status">
          {isOn ? words.stateOn : words.stateOff}
        </strong>
      </p>
      {isAway.value && isUntold && <NoSignal />}
      {!isUntold && <HealthLine />}
      {(isAway.value || !isUntold) && !isOn && <Late load={turnOn} given={{}} />}
      <Late load={test} given={{}} />
      <Late load={wishes} given={{}} />
      <Late load={devices} given={{}} />
      <Late load={me} given={{}} />
    </main>
  );
}

const isReached = (state?: Device["state"]): boolean => state === "working" || state === "silent";

function NoSignal() {
  return (
    <p class="quiet quiet-banner" data-test="away">
      <Icon name="offline" />
      <span>
        <strong>{words.away.lead}</strong> {words.away.text}
      </span>
    </p>
  );
}
