/** The phone is somewhere else: shall the times follow? Asked once for each place. */

import { call } from "../../api/client";
import { placeOf } from "../../domain/elsewhere";
import { zone as words } from "../../messages/en/reminder-cards";
import { refreshToday } from "../../state";
import { Card } from "./card";

export default function ZoneCard({ zone, home }: { zone: string; home: string }) {
  const follow = () => call("PUT", "/api/programme/zone", { zone }).then(refreshToday);
  const keep = () => call("POST", "/api/programme/zone/keep", { zone }).then(refreshToday);
  return (
    <Card
      name="zone"
      heading={words.heading(placeOf(zone))}
      text={words.text(placeOf(home) ?? words.home)}
      answers={[
        { word: words.follow, said: words.followed, send: follow },
        { word: words.keep, said: words.kept, send: keep },
      ]}
    />
  );
}
