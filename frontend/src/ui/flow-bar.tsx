/** Over a question: the way back, where one is, and the way out. */

import { happened, help, step } from "../messages/en/flow";
import { back } from "../messages/en/words";
import { Icon } from "./icon";

interface Props {
  over: string;
  place: number;
  of: number;
  /** An address, or what to do. */
  goBack: string | (() => void);
  /** Within the questions about what happened the way out is Help itself. */
  isAlarm?: boolean;
}

export function FlowBar({ over, place, of, goBack, isAlarm }: Props) {
  return (
    <div class="head-bar">
      {typeof goBack === "string" ? (
        <a class="button button-icon" href={goBack} aria-label={back}>
          <Icon name="back" />
        </a>
      ) : (
        <button class="button button-icon" type="button" aria-label={back} data-test="back" onClick={goBack}>
          <Icon name="back" />
        </button>
      )}
      <p>{step(over, place + 1, of)}</p>
      <a
        class="button button-icon help"
        href={isAlarm ? "/help" : "/happened"}
        aria-label={isAlarm ? help : happened}
      >
        <Icon name="help" />
      </a>
    </div>
  );
}
