/** Where the focus goes when the button that was pressed leaves the page. */

const SOON_MS = 1000;
const AT_LAST_MS = 60_000;

let stop = () => {};

/** On nothing, or on the heading, where it is put for want of a better place and no Tab leads. */
const isLost = () => isNowhere() || document.activeElement?.tagName === "H1";

const isNowhere = () =>
  (document.activeElement ?? document.body) === document.body && !document.querySelector("dialog[open]");

function focusFirst(selectors: readonly string[]): void {
  if (!isLost()) return;
  const places = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  places.find(Boolean)?.focus();
}

/**
 * To the first of these that is there, until then to the page's heading; whoever has moved on is left alone.
 * Looks until the next key or touch: a row leaves its place some time after the tap, and may come back in another.
 */
export function keepFocus(...selectors: string[]): void {
  stop();
  const watch = new MutationObserver(() => focusFirst(selectors));
  watch.observe(document.body, { childList: true, subtree: true });
  const soon = setTimeout(() => {
    focusFirst(selectors);
    if (isNowhere()) document.querySelector("h1")?.focus();
  }, SOON_MS);
  const atLast = setTimeout(() => stop(), AT_LAST_MS);
  stop = () => {
    watch.disconnect();
    clearTimeout(soon);
    clearTimeout(atLast);
    removeEventListener("keydown", stop);
    removeEventListener("pointerdown", stop);
  };
  addEventListener("keydown", stop);
  addEventListener("pointerdown", stop);
}
