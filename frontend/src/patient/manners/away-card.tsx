/** Reminders rest while the person is away; here is the way back before the time. */

import { away as words } from "../../messages/en/reminder-cards";
import { wish } from "../../reminders/wishes/known";
import { Card } from "./card";

export default function AwayCard({ until }: { until: string }) {
  const back = async () => {
    if ((await wish({ away: null })) !== "saved") throw new Error("not heard");
  };
  return (
    <Card
      name="away"
      heading={words.heading(until)}
      text={words.text}
      answers={[{ word: words.back, said: words.on, send: back }]}
    />
  );
}
