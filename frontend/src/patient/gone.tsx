/** For an address whose item is done, moved or taken away. */

import { gone } from "../messages/en/gone";
import { today } from "../state";
import { Title } from "../ui/head";

export default function Gone() {
  return (
    <main>
      <div class="head-bar" />
      {today.value && (
        <>
          <Title page={gone.heading}>{gone.heading}</Title>
          <p class="soft under">{gone.text}</p>
          <a class="button button-main" href="/">
            {gone.back}
          </a>
        </>
      )}
    </main>
  );
}
