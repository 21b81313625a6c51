/** Where the focus goes when the button that was pressed leaves the page. */

const SOON_MS = 1000;
const AT_LAST_MS = 6000;

let watch: MutationObserver | undefined;
let soon: ReturnType<typeof setTimeout> | undefined;
let atLast: ReturnType<typeof setTimeout> | undefined;
/** The heading, once the focus was put there for want of a better place. */
let stopgap: HTMLElement | null = null;

const isLost = () =>
  (document.activeElement ?? document.body) === document.body && !document.querySelector("dialog[open]");

function focusFirst(selectors: readonly string[]): void {
  if (!isLost() && (!stopgap || document.activeElement !== stopgap)) return;
  const places = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  places.find(Boolean)?.focus();
}

function focusHeading(): void {
  if (!isLost()) return;
  stopgap = document.querySelector("h1");
  stopgap?.focus();
}

/**
 * To the first of these that is there, until then to the page's heading; whoever has moved on is left alone.
 * Looks for a while: a row leaves its place some time after the tap, and may come back in another.
 */
export function keepFocus(...selectors: string[]): void {
  watch?.disconnect();
  clearTimeout(soon);
  clearTimeout(atLast);
  stopgap = null;
  watch = new MutationObserver(() => focusFirst(selectors));
  watch.observe(document.body, { childList: true, subtree: true });
  soon = setTimeout(() => {
    focusFirst(selectors);
    focusHeading();
  }, SOON_MS);
  atLast = setTimeout(() => watch?.disconnect(), AT_LAST_MS);
}
