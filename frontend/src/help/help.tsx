/** Help now: red flags, in three steps each. Needs no sign-in and no signal. */

import { useLayoutEffect, useState } from "preact/hooks";
import * as words from "../messages/en/help";
import { back } from "../messages/en/words";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";

/** 112 reaches help on any mobile phone in Europe and many other places; 999 is the British number. */
const EMERGENCY_NUMBERS = ["112", "999"];

export default function Help() {
  const [chosen, setChosen] = useState<words.Alarm | "other" | null>(null);
  const alarm = chosen && chosen !== "other" ? chosen : null;
  useLayoutEffect(() => {
    document.body.classList.toggle("emergency", alarm !== null);
    scrollTo(0, 0);
    return () => document.body.classList.remove("emergency");
  }, [alarm]);
  if (alarm) return <AlarmPage alarm={alarm} goBack={() => setChosen(null)} />;
  return chosen === "other" ? <Other goBack={() => setChosen(null)} /> : <Choice choose={setChosen} />;
}

function Bar({ goBack }: { goBack?: () => void }) {
  return (
    <div class="head-bar">
      {goBack ? (
        <button class="button button-icon" type="button" aria-label={back} onClick={goBack}>
          <Icon name="back" />
        </button>
      ) : (
        <a class="button button-icon" href="/" aria-label={back}>
          <Icon name="back" />
        </a>
      )}
      <p>{words.over}</p>
      <span class="gap" />
    </div>
  );
}

function Choice({ choose }: { choose: (chosen: words.Alarm | "other") => void }) {
  return (
    <main class="flow">
      <Bar />
      <Title page={words.ask.heading}>{words.ask.heading}</Title>
      <p class="soft under">{words.ask.under}</p>
      <ul class="list alarms">
        {words.alarms.map((alarm) => (
          <li key={alarm.id}>
            <button type="button" data-test={`alarm-${alarm.id}`} onClick={() => choose(alarm)}>
              <span>{alarm.choice}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
        <li>
          <button type="button" onClick={() => choose("other")}>
            <span>{words.ask.none}</span>
            <Icon name="next" />
          </button>
        </li>
      </ul>
      <Calls />
    </main>
  );
}

function Other({ goBack }: { goBack: () => void }) {
  return (
    <main class="flow">
      <Bar goBack={goBack} />
      <Title page={words.ask.noneHeading}>{words.ask.noneHeading}</Title>
      <p class="under">{words.ask.noneText}</p>
      <p class="small soft">{words.noOneWatches}</p>
      <Calls />
    </main>
  );
}

function AlarmPage({ alarm, goBack }: { alarm: words.Alarm; goBack: () => void }) {
  return (
    <main class="flow alarm">
      <Bar goBack={goBack} />
      <div class="stop-mark">
        <Icon name="help" />
      </div>
      <Title page={alarm.heading}>{alarm.heading}</Title>
      <p class="lead">{alarm.lead}</p>
      <ol class="do-now">
        {alarm.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small on-red">{words.noOneWatches}</p>
      <Calls goBack={goBack} />
    </main>
  );
}

function Calls({ goBack }: { goBack?: () => void }) {
  const [first, ...others] = EMERGENCY_NUMBERS;
  return (
    <div class="dock">
      <a class="button button-main" href={`tel:${first}`}>
        <Icon name="call" />
        {words.callNumber(first ?? "")}
      </a>
      <div class="actions">
        {others.map((number) => (
          <a key={number} class="button" href={`tel:${number}`}>
            {words.callNumber(number)}
          </a>
        ))}
        {goBack && (
          <button class="button" type="button" onClick={goBack}>
            {words.another}
          </button>
        )}
      </div>
      <p class="small soft on-red elsewhere">{words.elsewhere}</p>
    </div>
  );
}
