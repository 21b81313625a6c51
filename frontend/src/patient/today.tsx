/** Today: what is due now, later, tomorrow, and what was said already. */

import type { Today as Known } from "../api/types";
import { type Arranged, arrange, nextAfter } from "../domain/day";
import * as words from "../messages/en/today";
import { longDate } from "../messages/en/words";
import { now, plan, today } from "../state";
import { Head } from "../ui/head";
import { Icon } from "../ui/icon";
import { Late } from "../ui/late";
import { sheet } from "./doing";
import { Notices } from "./notices";
import { NowCard } from "./now-card";
import { Thread } from "./thread";

const ahead = () => import("./ahead");
const missedSession = () => import("./missed-session");
const sheets = () => import("./sheets");
const alsoDue = () => import("./also-due");
const asides = () => import("./asides");

export function Today() {
  const known = today.value;
  return <main>{known ? <Plan known={known} /> : <Loading />}</main>;
}

function Plan({ known }: { known: Known }) {
  const day = arrange(plan.value, now.value, known.person.zone);
  const standing = known.plan?.status ?? "noPlan";
  const isRunning = standing === "active";
  const over = [
    longDate(day.today),
    isRunning && hasStarted(known, day) && words.planLine(known.plan as never),
  ];
  return (
    <>
      <Head page="Today" over={over.filter(Boolean).join(" · ")}>
        {heading(known, day)}
      </Head>
      <Notices />
      {isRunning ? <Running known={known} day={day} /> : <p class="soft">{words.empty[standing]}</p>}
      <Late load={asides} given={{}} />
      {sheet.value && <Late load={sheets} given={{}} />}
    </>
  );
}

function Running({ known, day }: { known: Known; day: Arranged }) {
  const session = day.missed.find((one) => one.kind === "session");
  const isQuiet = !day.now && !day.also.length && !day.later.length && !session;
  return (
    <>
      {day.now && <NowCard block={day.now} plan={known.plan} />}
      {isQuiet && <p class="soft">{quietText(known, day)}</p>}
      {session && <Late load={missedSession} given={{ session, today: day.today }} />}
      <Thread title={words.sections.also} items={day.also} plan={known.plan} />
      {day.also[0] && <Late load={alsoDue} given={{ items: day.also }} />}
      <Thread
        title={words.sections.open}
        items={day.missed.filter((one) => one !== session)}
        plan={known.plan}
        isMissed
      />
      <Thread title={words.sections.later} items={day.later} plan={known.plan} />
      <Thread title={words.sections.tomorrow} items={day.tomorrow} plan={known.plan} isAhead />
      <Thread title={words.sections.earlier} items={day.earlier} plan={known.plan} />
      <Late load={ahead} given={{ planned: day.ahead, today: day.today, zone: known.person.zone }} />
      {mayAskForReminders() && (
        <p class="section">
          <a class="button button-wide" href="/reminders">
            <Icon name="bell" />
            {words.remindersHint}
          </a>
        </p>
      )}
    </>
  );
}

const mayAskForReminders = () => !("Notification" in window) || Notification.permission !== "granted";

const hasStarted = (known: Known, day: Arranged): boolean =>
  (known.plan?.starts_on ?? day.today) <= day.today;

function heading(known: Known, day: Arranged): string {
  if (known.plan?.status !== "active") return words.headings[known.plan?.status ?? "noPlan"];
  if (day.open) return words.headings.open(day.open);
  if (day.earlier.length) return words.headings.allDone;
  if (!hasStarted(known, day)) return words.headings.notStarted(known.plan.starts_on);
  const next = nextAfter(plan.value, day.today, known.person.zone);
  return next ? words.headings.restUntil(next) : words.headings.rest;
}

function quietText(known: Known, day: Arranged): string {
  if (day.earlier.length) return words.empty.done;
  return hasStarted(known, day) ? words.empty.rest : words.empty.notStarted;
}

/** The page's own shapes, shown only when there is nothing to show for a while. */
function Loading() {
  return (
    <div class="loading" aria-hidden="true">
      <div />
      <div />
      <div />
    </div>
  );
}
