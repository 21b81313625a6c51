/** Collagen, if it belongs to the session: still to take before the session's time, taken or not from then on. */

import { collagen as words } from "../../messages/en/session-start";
import { now, plan } from "../../state";
import { Title } from "../../ui/head";
import { hush } from "../../ui/toast";
import { done, skip } from "../doing";
import { PlayerBar } from "./bar";
import type { HalfSession } from "./half";

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
}

export default function Collagen({ half, change }: Props) {
  const one = plan.value.find((other) => other.kind === "collagen" && other.anchor_id === half.about);
  const isLate = one !== undefined && Date.parse(one.expires_at) <= now.value;
  const { heading, text, take, skip: leaveOut } = isLate ? words.late : words.before;
  const answer = (isTaken: boolean) => {
    change({ ...half, phase: "before", collagen: isTaken });
    if (one?.state !== "planned") return;
    // The toast would lie over the next answer, and its way back would not reach this page.
    void (isTaken ? done(one) : skip(one)).then(hush);
  };
  return (
    <main class="flow player">
      <PlayerBar half={half} change={change} text={words.over} />
      <Title page={heading}>{heading}</Title>
      <p class="soft under">{text(Number(one?.detail.lead_minutes ?? 30))}</p>
      <div class="dock">
        <button
          class="button button-main"
          type="button"
          data-test="take-collagen"
          onClick={() => answer(true)}
        >
          {take}
        </button>
        <div class="actions">
          <button
            class="button button-plain"
            type="button"
            data-test="skip-collagen"
            onClick={() => answer(false)}
          >
            {leaveOut}
          </button>
        </div>
      </div>
    </main>
  );
}
