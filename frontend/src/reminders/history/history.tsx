/** The last 20 reminders, each with its whole life; above them how well the devices are that should have told. */

import { useEffect, useState } from "preact/hooks";
import { call } from "../../api/client";
import type { ReminderHistory } from "../../api/types";
import * as words from "../../messages/en/history";
import { back } from "../../messages/en/words";
import { Title } from "../../ui/head";
import { Icon } from "../../ui/icon";
import { Late } from "../../ui/late";
import { withConfirmed } from "./life";
import { Lives } from "./lives";
import "./history.css";

const health = () => import("./health");

export default function HistoryPage() {
  const [known, setKnown] = useState<ReminderHistory | "away" | null>(null);
  const read = () =>
    call("GET", "/api/reminders/history").then(setKnown, () => setKnown((last) => last ?? "away"));
  useEffect(() => void read(), []);
  return (
    <main class="past">
      <div class="head-bar">
        <a class="button button-icon" href="/reminders" aria-label={back}>
          <Icon name="back" />
        </a>
        <p>{words.over}</p>
        <span class="gap" />
      </div>
      <Title page={words.page}>{words.heading}</Title>
      {known === "away" && <Away again={read} />}
      {known && known !== "away" && (
        <>
          <Late load={health} given={{ devices: known.devices }} />
          <Lives reminders={withConfirmed(known.reminders, known.devices)} />
        </>
      )}
    </main>
  );
}

function Away({ again }: { again: () => void }) {
  return (
    <div class="section" data-test="away">
      <p class="quiet quiet-banner">
        <Icon name="offline" />
        <span>
          <strong>{words.away.heading}.</strong> {words.away.text}
        </span>
      </p>
      <button class="button button-wide" type="button" onClick={again}>
        {words.away.again}
      </button>
    </div>
  );
}
