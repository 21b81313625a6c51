/** An emergency as the whole screen: what it may be, three steps, who to call, and nothing else. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import * as words from "../messages/en/help";
import { back } from "../messages/en/words";
import { Title } from "../ui/head";
import { Icon } from "../ui/icon";
import { localNumbers } from "./emergency-numbers";

interface Props {
  heading: string;
  lead: string;
  steps: readonly string[];
  /** The small print: who sees it, and that nobody is watching. */
  note?: string;
  /** The one way on beside the calls. */
  leave: { word: string; go: () => void };
  goBack: () => void;
  onCall?: () => void;
}

/** Only its own buttons lead away from it. */
export function AlarmPage({ heading, lead, steps, note, leave, goBack, onCall }: Props) {
  useLayoutEffect(() => {
    document.body.classList.add("emergency");
    scrollTo(0, 0);
    return () => document.body.classList.remove("emergency");
  }, []);
  return (
    <main class="flow alarm">
      <Bar goBack={goBack} />
      <div class="stop-mark">
        <Icon name="help" />
      </div>
      <Title page={heading}>{heading}</Title>
      <p class="lead">{lead}</p>
      <ol class="do-now">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small on-red">{note ?? words.noOneWatches}</p>
      <Calls onCall={onCall}>
        <button class="button" type="button" data-test="leave" onClick={leave.go}>
          {leave.word}
        </button>
      </Calls>
    </main>
  );
}

export function Bar({ goBack }: { goBack?: () => void }) {
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

interface CallsProps {
  children?: ComponentChildren;
  onCall?: (() => void) | undefined;
}

export function Calls({ children, onCall }: CallsProps) {
  const [first = "112", ...others] = localNumbers();
  return (
    <div class="dock">
      <a class="button button-main" href={`tel:${first}`} onClick={onCall}>
        <Icon name="call" />
        {words.callNumber(first)}
      </a>
      <div class="actions">
        {others.map((number) => (
          <a key={number} class="button" href={`tel:${number}`} onClick={onCall}>
            {words.callNumber(number)}
          </a>
        ))}
        {children}
      </div>
      <p class="small soft on-red elsewhere">{words.elsewhere}</p>
    </div>
  );
}
