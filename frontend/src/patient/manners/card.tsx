/** One question with its answers; an answer that the server did not hear leaves it standing. */

import { useState } from "preact/hooks";
import { Refused } from "../../api/client";
import * as words from "../../messages/en/reminder-cards";
import { Callout } from "../../ui/callout";
import { keepFocus } from "../../ui/focus";
import { say } from "../../ui/toast";

interface Answer {
  word: string;
  /** What the toast says once the server has heard it. */
  said: string;
  send: () => Promise<unknown>;
}

interface Props {
  name: string;
  heading: string;
  text: string;
  answers: readonly Answer[];
  /** A page on which more can be chosen; stands before the last answer. */
  more?: { word: string; href: string; onOpen: () => void };
}

export function Card({ name, heading, text, answers, more }: Props) {
  const [why, setWhy] = useState("");
  const give = async ({ said, send }: Answer) => {
    try {
      await send();
      say({ text: said });
      keepFocus("[data-test=done]");
    } catch (error) {
      setWhy(error instanceof Refused ? words.refused : words.failed);
    }
  };
  const button = (answer: Answer) => (
    <button key={answer.word} class="button" type="button" onClick={() => give(answer)}>
      {answer.word}
    </button>
  );
  return (
    <div class="notice" data-test={name}>
      <Callout icon="clock" heading={heading}>
        <p>{text}</p>
        <div class="actions">
          {answers.slice(0, -1).map(button)}
          {more && (
            <a class="button" href={more.href} onClick={more.onOpen}>
              {more.word}
            </a>
          )}
          {answers.slice(-1).map(button)}
        </div>
        <p class="small" role="status">
          {why}
        </p>
      </Callout>
    </div>
  );
}
