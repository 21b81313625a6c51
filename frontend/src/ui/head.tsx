/** The head of a screen; its h1 takes the focus when the screen comes. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

let isFirstScreen = true;

/** Names the page and moves the focus to its heading, except on the first screen of a visit. */
export function Title({ children, page }: { children: ComponentChildren; page: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${page} · Soleus`;
    if (!isFirstScreen) heading.current?.focus();
    isFirstScreen = false;
  }, [page]);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}

export function Head({ over, page, children }: { over?: string; page: string; children: ComponentChildren }) {
  return (
    <header class="head">
      <div>
        {over && <p>{over}</p>}
        <Title page={page}>{children}</Title>
      </div>
    </header>
  );
}
