/** A new date for a shockwave visit that was missed: agreed with the clinic, told here. */

import { useState } from "preact/hooks";
import { call } from "../../api/client";
import { shockwave as words } from "../../messages/en/plan-courses";
import { catchUp } from "../../sync";

export default function Rebook({ visit }: { visit: string }) {
  const [at, setAt] = useState("");
  const [hasFailed, setFailed] = useState(false);
  const move = async () => {
    if (!at) return;
    try {
      await call("PUT", `/api/courses/shockwave/visits/${visit}`, { to_local: at });
      setFailed(false);
      await catchUp();
      location.reload();
    } catch {
      setFailed(true);
    }
  };
  return (
    <div class="wear">
      <p>{words.missed}</p>
      <div class="field">
        <label for="rebook">{words.when}</label>
        <input
          id="rebook"
          type="datetime-local"
          value={at}
          onInput={(event) => setAt(event.currentTarget.value)}
        />
      </div>
      <button class="button button-wide" type="button" aria-disabled={!at} data-test="rebook" onClick={move}>
        {words.move}
      </button>
      {hasFailed && (
        <p class="small" role="alert">
          {words.refused}
        </p>
      )}
    </div>
  );
}
