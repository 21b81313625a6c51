/** Who is signed in on this phone, and the way out: it takes everything along. */

import { useState } from "preact/hooks";
import { signOut } from "../api/accounts";
import { Refused } from "../api/client";
import { removeDevice } from "../api/reminders";
import * as words from "../messages/en/devices";
import { useLocation } from "../router";
import { forgetEverything, me, presence, unsent } from "../state";
import { sendWaiting } from "../sync";
import { currentSubscription } from "./host";
import { known, ownHash, thisDevice } from "./status";

/** @throws Unreachable while the server cannot hear it; then nothing has been forgotten. */
async function leaveThisPhone(): Promise<void> {
  const device = thisDevice.value;
  if (device) await removeDevice(device.id).catch(onlyRefusals);
  await signOut().catch(onlyRefusals);
  await (await currentSubscription())?.unsubscribe();
  await forgetEverything();
  known.value = null;
  ownHash.value = null;
  presence.value = "out";
}

/** A refusal means that the server has forgotten us already. */
function onlyRefusals(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}

export default function Me() {
  const { route } = useLocation();
  const [question, setQuestion] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const leave = async (isSure: boolean) => {
    setFailed(false);
    await sendWaiting().catch(() => undefined);
    if (!isSure && unsent.value.length) return setQuestion(unsent.value.length);
    try {
      await leaveThisPhone();
      route("/sign-in", true);
    } catch {
      setFailed(true);
    }
  };
  return (
    <section class="section" aria-labelledby="me">
      <h2 id="me">{words.me.heading}</h2>
      {me.value && <p>{words.me.signedInAs(me.value.name, me.value.email)}</p>}
      <p class="soft small">{words.me.what}</p>
      <div role="status" class="below">
        {hasFailed && <p>{words.me.failed}</p>}
        {question > 0 && <p class="strong">{words.me.unsent(question)}</p>}
      </div>
      <div class="actions below">
        {question > 0 && (
          <button class="button" type="button" onClick={() => setQuestion(0)}>
            {words.me.stay}
          </button>
        )}
        <button class="button" type="button" data-test="sign-out" onClick={() => leave(question > 0)}>
          {question > 0 ? words.me.anyway : words.me.signOut}
        </button>
      </div>
    </section>
  );
}
