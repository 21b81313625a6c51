/** A reminder at once, and the question whether it came. */

import { useState } from "preact/hooks";
import { Refused } from "../api/client";
import { confirmDevice, sendTest } from "../api/reminders";
import type { Device } from "../api/types";
import * as words from "../messages/en/devices";
import { Callout } from "../ui/callout";
import { keepFocus } from "../ui/focus";
import { healthOf } from "./health";
import { known, look, thisDevice } from "./status";

type Stage = "ready" | "sent" | "seen" | "missed";

function reason(error: unknown): string {
  if (!(error instanceof Refused)) return words.test.failed;
  if (error.status === 409) return words.test.noDevice;
  return error.status === 429 ? words.test.tooMany : words.test.failed;
}

export default function Test() {
  const [stage, setStage] = useState<Stage>("ready");
  const [failure, setFailure] = useState<string | null>(null);
  const isNext = stage === "ready" && isUnproven();
  const reached = known.value?.devices.filter((device) => device.state !== "gone") ?? [];
  if (!reached.length) return null;
  const send = async () => {
    setFailure(null);
    try {
      await sendTest();
      setStage("sent");
    } catch (error) {
      setStage("ready");
      setFailure(reason(error));
    }
  };
  const answer = (seen: boolean) => {
    setStage(seen ? "seen" : "missed");
    keepFocus("[data-test=reminders-test]");
    void confirm(seen, reached).then(look);
  };
  return (
    <section class="below">
      <button
        class={`button button-wide${isNext ? " button-main" : ""}`}
        type="button"
        data-test="reminders-test"
        onClick={send}
      >
        {words.test.button}
      </button>
      <div aria-live="polite" class="below">
        {failure && <p>{failure}</p>}
        {stage === "sent" && <DidYouSeeIt answer={answer} />}
        {stage === "seen" && <p>{words.test.good}</p>}
        {stage === "missed" && <WhatToCheck />}
      </div>
    </section>
  );
}

function isUnproven(): boolean {
  const { is } = healthOf(known.value?.devices ?? [], thisDevice.value, false);
  return is === "untried" || is === "silent";
}

/** Of several devices it was seen on the one in the hand. */
async function confirm(seen: boolean, reached: readonly Device[]): Promise<void> {
  const device = thisDevice.value ?? (reached.length === 1 ? reached[0] : null);
  if (seen && device) await confirmDevice(device.id).catch(() => undefined);
}

function DidYouSeeIt({ answer }: { answer: (seen: boolean) => void }) {
  return (
    <>
      <p class="strong">{words.test.sent}</p>
      <div class="actions below">
        <button class="button" type="button" data-test="seen" onClick={() => answer(true)}>
          {words.test.yes}
        </button>
        <button class="button" type="button" onClick={() => answer(false)}>
          {words.test.no}
        </button>
      </div>
    </>
  );
}

function WhatToCheck() {
  return (
    <Callout icon="info" tone="load" heading={words.test.checks}>
      <ul class="points">
        {words.test.check.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a href="/reminders/history">{words.test.more}</a>
      </p>
    </Callout>
  );
}
