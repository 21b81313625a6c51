/** How Soleus gets onto the Home Screen: the browser's own offer, or a guide. */

import { useState } from "preact/hooks";
import { ios, other, toReminders } from "../messages/en/install";
import { close } from "../messages/en/words";
import { isAppleTab } from "../reminders/host";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";
import { HomeScreen, ShareButton, ShareList } from "./pictures";
import { offered } from "./prompt";

export default function Install() {
  const words = isAppleTab() ? ios : other;
  return (
    <main class="flow">
      <div class="head-bar">
        <a class="button button-icon" href="/reminders" aria-label={close}>
          <Icon name="close" />
        </a>
        <p>{words.over}</p>
        <span class="gap" />
      </div>
      <Title page={words.heading}>{words.heading}</Title>
      <p class="soft under">{words.under}</p>
      {words === ios ? <AppleGuide /> : <OtherGuide />}
      <p>
        <a class="button button-wide" href="/reminders">
          {toReminders}
        </a>
      </p>
    </main>
  );
}

const pictures = [ShareButton, ShareList, HomeScreen];

function AppleGuide() {
  return (
    <ol class="guide">
      {ios.steps.map((step, index) => {
        const Picture = pictures[index] ?? HomeScreen;
        return (
          <li key={step.title}>
            <h2>
              <b class="number">{index + 1}</b>
              {step.title}
            </h2>
            <Picture label={step.picture} />
          </li>
        );
      })}
      <li class="small soft">{ios.after}</li>
    </ol>
  );
}

function OtherGuide() {
  const [isDone, setDone] = useState(false);
  const offer = offered.value;
  if (isDone) return <p role="status">{other.done}</p>;
  if (offer) {
    const install = () => void offer.prompt().then(() => setDone(true));
    return (
      <button class="button button-main" type="button" onClick={install}>
        {other.button}
      </button>
    );
  }
  return (
    <ol class="guide">
      {other.steps.map((step, index) => (
        <li key={step}>
          <h2>
            <b class="number">{index + 1}</b>
            {step}
          </h2>
        </li>
      ))}
    </ol>
  );
}
