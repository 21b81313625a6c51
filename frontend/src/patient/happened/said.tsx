/** What the warning signs come to, when it is no emergency: what was said, what to do, who to call. */

import type { ComponentChildren } from "preact";
import * as words from "../../messages/en/screening";
import { Title } from "../../ui/head";
import { Icon } from "../../ui/icon";
import "./said.css";

interface Props {
  over: string;
  heading: string;
  effect: string;
  saw: string;
  do: string;
  call: string;
  children?: ComponentChildren;
  dock: ComponentChildren;
}

export function Said({ over, heading, effect, saw, do: todo, call, children, dock }: Props) {
  const tone =
    effect === "stop" || effect === "emergency" ? "is-stop" : effect === "clinician" ? "is-ask" : "";
  return (
    <main class="flow">
      <div class="head-bar">
        <span class="gap" />
        <p>{over}</p>
        <a class="button button-icon help" href="/help" aria-label={words.help}>
          <Icon name="help" />
        </a>
      </div>
      <div class={`said ${tone}`}>
        <Title page={heading}>{heading}</Title>
        <p class="lead">{saw}</p>
        <dl class="said-steps">
          {todo && <dt>{words.verdict.do}</dt>}
          {todo && <dd>{todo}</dd>}
          {call && <dt>{words.verdict.call}</dt>}
          {call && <dd>{call}</dd>}
        </dl>
      </div>
      {children}
      <div class="dock">{dock}</div>
    </main>
  );
}
