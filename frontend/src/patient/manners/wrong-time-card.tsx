/** Three in a row went by: perhaps another time suits better. */

import { keepTime, putOwnTime } from "../../api/reminders";
import type { Manners } from "../../api/types";
import { wrongTime as words } from "../../messages/en/reminder-cards";
import { readWishes, wantTimeOf } from "../../reminders/wishes/known";
import { refreshToday } from "../../state";
import { Card } from "./card";

export default function WrongTimeCard({ wrong }: { wrong: Manners["wrong_times"][number] }) {
  const { kind, local_time, offers } = wrong;
  const change = (time: string) => async () => {
    await putOwnTime(kind, time);
    await Promise.all([readWishes(), refreshToday()]);
  };
  const keep = () => keepTime(kind).then(readWishes);
  return (
    <Card
      name="wrong-time"
      heading={words.heading(local_time)}
      text={words.text(kind)}
      answers={[
        ...offers.map((time) => ({ word: words.at(time), said: words.changed(time), send: change(time) })),
        { word: words.keep, said: words.kept, send: keep },
      ]}
      more={{ word: words.another, href: "/reminders", onOpen: () => wantTimeOf(kind) }}
    />
  );
}
