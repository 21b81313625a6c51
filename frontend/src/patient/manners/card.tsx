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
  /** A page on which more can be chosen. */
  more?: { word: string; href: string };
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
  return (
    <div class="notice" data-test={name}>
      <Callout icon="clock" heading={heading}>
        <p>{text}</p>
        <div class="actions">
          {answers.map((answer) => (
            <button key={answer.word} class="button" type="button" onClick={() => give(answer)}>
              {answer.word}
            </button>
          ))}
          {more && (
            <a class="button" href={more.href}>
              {more.word}
            </a>
          )}
        </div>
        <p class="small" role="status">
          {why}
        </p>
      </Callout>
    </div>
  );
}
