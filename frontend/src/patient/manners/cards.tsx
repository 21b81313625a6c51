/** What reminders have to ask or to tell on Today: at most one thing at a time. */

import { useEffect } from "preact/hooks";
import { zoneToAsk } from "../../domain/elsewhere";
import { dateOf, wallAt } from "../../domain/wall";
import { silent as words } from "../../messages/en/reminder-cards";
import { thisDevice } from "../../reminders/status";
import { manners, readWishes } from "../../reminders/wishes/known";
import { now, today } from "../../state";
import { Icon } from "../../ui/icon";
import { Late } from "../../ui/late";

const zoneCard = () => import("./zone-card");
const awayCard = () => import("./away-card");
const wrongTimeCard = () => import("./wrong-time-card");

const phoneZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export default function ReminderCards() {
  const asked = today.value?.server_time;
  useEffect(() => void (asked && readWishes()), [asked]);
  const known = manners.value;
  const person = today.value?.person;
  const zone = person ? zoneToAsk(phoneZone(), person, now.value) : null;
  if (zone && person) return <Late load={zoneCard} given={{ zone, home: person.zone }} />;
  if (!known) return null;
  const { away } = known;
  if (away && away.from <= dateOf(wallAt(now.value, known.zone))) {
    return <Late load={awayCard} given={{ until: away.until }} />;
  }
  if (thisDevice.value?.state === "silent") return <SilentLine />;
  const [wrong] = known.wrong_times;
  return wrong ? <Late key={wrong.kind} load={wrongTimeCard} given={{ wrong }} /> : null;
}

/** What is sent comes, but nobody can have seen it. */
function SilentLine() {
  return (
    <p class="quiet quiet-banner" data-test="silent">
      <Icon name="bell" />
      <span>
        {words.text} <a href="/reminders/history">{words.help}</a>
      </span>
    </p>
  );
}
