/** The person's own times, and the one tap. */

import { ownTimes } from "../domain/times";
import * as words from "../messages/en/reminders";
import { useLocation } from "../router";
import { plan } from "../state";
import { Callout } from "../ui/callout";
import { keepFocus } from "../ui/focus";
import { Icon } from "../ui/icon";
import { ending, isTurningOn, turnOnHere } from "./turning-on";

export default function TurnOn() {
  const times = ownTimes(plan.value);
  return (
    <>
      <Ending />
      <section class="now" aria-labelledby="turn-on">
        <h2 class="turn" id="turn-on">
          {words.turnOn.heading}
        </h2>
        <p class="soft turn-why">{times.length ? words.turnOn.why : words.turnOn.whyWithout}</p>
        <ul class="times">
          {times.map(({ time, kind, weekdays }) => (
            <li key={`${time} ${kind}`}>
              <time class="number">{time}</time>
              {words.ownTime(kind, weekdays)}
            </li>
          ))}
        </ul>
        <button
          class="button button-main"
          type="button"
          data-test="reminders-on"
          aria-busy={isTurningOn.value}
          onClick={() =>
            !isTurningOn.value && turnOnHere().then(() => keepFocus("[data-test=reminders-test]"))
          }
        >
          <Icon name="bell" />
          {isTurningOn.value ? words.turnOn.working : words.turnOn.button}
        </button>
      </section>
    </>
  );
}

function Ending() {
  const { route } = useLocation();
  const how = ending.value;
  const text = how && (how === "not-stored" ? words.notStored : words.outcomes[how]);
  return (
    <div aria-live="polite" class="notice" data-test="reminders-ending">
      {text && (
        <Callout icon="info" tone="load" heading={text.heading}>
          <p>{text.text}</p>
          {how === "needs-install" && (
            <div class="actions">
              <button class="button" type="button" onClick={() => route("/install")}>
                {words.showInstall}
              </button>
            </div>
          )}
        </Callout>
      )}
    </div>
  );
}
