/** This phone's health in one sentence, and the way to what helps. */

import * as words from "../messages/en/reminders";
import { Icon } from "../ui/icon";
import { healthOf } from "./health";
import { momentHere } from "./moment";
import { known, thisDevice } from "./status";
import { manners } from "./wishes/known";

export function HealthLine() {
  const isMailed = Boolean(manners.value?.has_mail && manners.value.takes_email);
  const health = healthOf(known.value?.devices ?? [], thisDevice.value, isMailed);
  const isWell = health.is === "well";
  const isIll = health.is === "silent" || health.is === "lost";
  const since = isWell ? momentHere(health.since) : "";
  return (
    <p class={isIll ? "quiet quiet-banner ill" : "quiet health"} data-test="health" data-health={health.is}>
      <Icon name={isWell ? "check" : isIll ? "clock" : "info"} />
      <span>
        {isWell ? words.health.well(since) : words.health[health.is]}{" "}
        {isIll && <a href="/reminders/history">{words.health.help}</a>}
      </span>
    </p>
  );
}
