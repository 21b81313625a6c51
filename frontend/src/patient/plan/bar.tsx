/** A share of a whole, drawn; the figure stands beside it in words. */

import { useLayoutEffect, useRef } from "preact/hooks";

/** `percent` from 0 to 100. */
export function Bar({ percent }: { percent: number }) {
  const part = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => part.current?.style.setProperty("inline-size", `${percent}%`), [percent]);
  return (
    <div class="bar" aria-hidden="true">
      <span ref={part} />
    </div>
  );
}
