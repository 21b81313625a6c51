/** Where the focus goes when the button that was pressed leaves the page. */

const SETTLED_MS = 1000;

let watch: MutationObserver | undefined;
let end: ReturnType<typeof setTimeout> | undefined;

const isLost = () =>
  (document.activeElement ?? document.body) === document.body && !document.querySelector("dialog[open]");

function focusFirst(selectors: readonly string[]): void {
  if (!isLost()) return;
  const places = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  places.find(Boolean)?.focus();
}

/**
 * To the first of these that is there, else to the page's heading; whoever has moved on is left alone.
 * Looks for a moment: a row leaves its place some time after the tap, and may come back in another.
 */
export function keepFocus(...selectors: string[]): void {
  watch?.disconnect();
  clearTimeout(end);
  watch = new MutationObserver(() => focusFirst(selectors));
  watch.observe(document.body, { childList: true, subtree: true });
  end = setTimeout(() => {
    watch?.disconnect();
    focusFirst([...selectors, "h1"]);
  }, SETTLED_MS);
}
