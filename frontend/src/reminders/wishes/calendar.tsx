/** The link for the person's own calendar: made, shown once, ended. */

import { useState } from "preact/hooks";
import { call } from "../../api/client";
import { dateOf } from "../../domain/wall";
import { calendar as words } from "../../messages/en/calendar";
import { longDate } from "../../messages/en/words";
import { Sheet } from "../../ui/sheet";
import { calendarSince, readCalendar } from "./calendar-known";
import { outcomeOf, type Saved } from "./known";
import { Outcome } from "./saving";
import type { SheetProps } from "./wishes";

export default function CalendarSheet({ close }: SheetProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const since = calendarSince.value;
  const run = (work: () => Promise<unknown>) =>
    work()
      .then(readCalendar)
      .then(() => setOutcome(null))
      .catch((error: unknown) => setOutcome(outcomeOf(error)));
  const make = () => run(async () => setUrl((await call("POST", "/api/calendar")).url));
  const end = () =>
    run(async () => {
      await call("DELETE", "/api/calendar");
      setUrl(null);
    });
  return (
    <Sheet title={words.title} leave={words.close} onClose={close}>
      {url ? (
        <Made url={url} />
      ) : (
        <p class="soft">{since ? words.since(longDate(dateOf(since))) : words.why}</p>
      )}
      <p class="small soft">{words.secret}</p>
      <Outcome of={outcome} />
      {!url && (
        <button class="button button-main" type="button" data-test="make" onClick={make}>
          {since ? words.again : words.make}
        </button>
      )}
      {since && (
        <button class="button button-wide" type="button" data-test="end" onClick={end}>
          {words.end}
        </button>
      )}
    </Sheet>
  );
}

function Made({ url }: { url: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(url).then(() => setCopied(true));
  return (
    <>
      <p class="strong">{words.made}</p>
      <p class="address" data-test="address">
        {url}
      </p>
      <a class="button button-main" href={url.replace(/^https?:/, "webcal:")}>
        {words.open}
      </a>
      <button class="button button-wide" type="button" onClick={copy}>
        <span role="status">{isCopied ? words.copied : words.copy}</span>
      </button>
      <details>
        <summary>{words.how}</summary>
        <ul class="points">
          {words.ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
        <p class="small soft">{words.slow}</p>
      </details>
    </>
  );
}
