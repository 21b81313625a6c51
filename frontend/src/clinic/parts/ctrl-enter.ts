/** The key of a page's main button. */

import { useLayoutEffect, useRef } from "preact/hooks";

/** Acts on what is on the screen at that moment: an effect would lag a frame behind it. */
export function useCtrlEnter(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
