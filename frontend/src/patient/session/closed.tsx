/** Why there is nothing to play, and the way on. */

import { gone } from "../../messages/en/gone";
import { gone as words } from "../../messages/en/session-start";
import { Title } from "../../ui/head";

interface Props {
  id: string;
  why: "closed" | "no exercises" | "not here";
}

const TEXTS = {
  closed: gone,
  "no exercises": { heading: words.nothing, text: words.nothingText },
  "not here": { heading: words.notHere, text: words.notHereText },
};

export default function Closed({ id, why }: Props) {
  const { heading, text } = TEXTS[why];
  return (
    <main>
      <div class="head-bar" />
      <Title page={heading}>{heading}</Title>
      <p class="soft under">{text}</p>
      <div class="stack">
        {why !== "closed" && (
          <a class="button button-main" href={`/ask/${id}`}>
            {words.number}
          </a>
        )}
        <a class="button button-wide" href="/">
          {gone.back}
        </a>
      </div>
    </main>
  );
}
