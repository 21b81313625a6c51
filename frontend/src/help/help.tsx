/** Help now: red flags, in three steps each. Needs no sign-in and no signal. */

import { useState } from "preact/hooks";
import * as words from "../messages/en/help";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";
import { AlarmPage, Bar, Calls } from "./alarm-page";

export default function Help() {
  const [chosen, setChosen] = useState<words.Alarm | "other" | null>(null);
  const choose = (one: typeof chosen) => {
    setChosen(one);
    scrollTo(0, 0);
  };
  const goBack = () => choose(null);
  if (chosen === "other") return <Other goBack={goBack} />;
  if (chosen) return <AlarmPage {...chosen} goBack={goBack} leave={{ word: words.another, go: goBack }} />;
  return <Choice choose={choose} />;
}

function Choice({ choose }: { choose: (chosen: words.Alarm | "other") => void }) {
  return (
    <main class="flow">
      <Bar />
      <Title page={words.ask.heading}>{words.ask.heading}</Title>
      <p class="soft under">{words.ask.under}</p>
      <a class="button button-stop button-wide" href="/happened" data-test="happened">
        {words.ask.oneByOne}
      </a>
      <h2 class="day section">{words.ask.directly}</h2>
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
      <p class="under">
        <a href="/learn/rupture">{words.aboutTears}</a>
      </p>
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
