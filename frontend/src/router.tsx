/** Addresses and pages: which component an address shows, loaded when it is first needed. */

import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { stuck as words } from "./messages/en/words";
import { Head } from "./ui/head";

export const path = signal(tidy(location.pathname));

function tidy(pathname: string): string {
  return pathname.replace(/(.)\/+$/, "$1");
}

export interface Page {
  /** A string to match whole, or as a beginning when it ends in a slash. */
  path: string;
  component?: ComponentType;
  load?: () => Promise<{ default: ComponentType }>;
}

/** A page that fails right after its start would fail again. */
const LONG_OPEN_MS = 10_000;

let first: Page;
let others: readonly Page[] | undefined;
let loadOthers: () => Promise<{ pages: readonly Page[] }>;

/** The list of the other pages is late as they are: the first screen does without it. */
export function setPages(firstPage: Page, load: typeof loadOthers): void {
  first = firstPage;
  loadOthers = load;
  void show(path.value);
}

/** The first page is the one for every address that no other page knows. */
const pageOf = (where: string): Page | undefined =>
  where === "/"
    ? first
    : others &&
      (others.find(
        ({ path: known }) => where === known || (known.endsWith("/") && `${where}/`.startsWith(known)),
      ) ??
        first);

/** The old page stays until the new one is there. */
async function show(where: string): Promise<void> {
  try {
    if (where !== "/") others ??= (await loadOthers()).pages;
    const page = pageOf(where);
    if (page?.load && !page.component) page.component = (await page.load()).default;
  } catch {
    if (tidy(location.pathname) !== where) return;
    isStuck.value = true;
    // After an update the server no longer has the old parts; a fresh start has the new ones.
    if (performance.now() > LONG_OPEN_MS) again();
    return;
  }
  isStuck.value = false;
  loaded.value += 1;
  if (tidy(location.pathname) === where) path.value = where;
}

/** Rises when a page has arrived, so that whoever waits for it looks again. */
const loaded = signal(0);

/** The page that is wanted did not come. */
export const isStuck = signal(false);

/** A browser may remember that a part did not come, so the whole page starts anew; without a signal it stays. */
const again = () =>
  void fetch("/").then(
    () => location.reload(),
    () => {},
  );

export function CurrentPage() {
  if (isStuck.value) return <Stuck />;
  const page = loaded.value >= 0 ? pageOf(path.value) : undefined;
  const Component = page?.component;
  return Component ? <Component /> : null;
}

const Stuck = () => (
  <main>
    <Head page={words.heading}>{words.heading}</Head>
    <p class="soft">{words.text}</p>
    <button class="button button-main" type="button" onClick={again}>
      {words.again}
    </button>
  </main>
);

export function go(url: string, replace = false): void {
  history[replace ? "replaceState" : "pushState"](null, "", url);
  const where = tidy(location.pathname);
  if (!replace) scrollTo(0, 0);
  void show(where);
}

export const useLocation = () => ({ path: path.value, route: go });

addEventListener("online", () => isStuck.value && again());

addEventListener("popstate", () => void show(tidy(location.pathname)));

document.addEventListener("click", (event) => {
  if (
    event.defaultPrevented ||
    event.button ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  const link = (event.target as Element).closest?.("a");
  const isOurs = link && link.origin === location.origin && !link.target && !link.hasAttribute("download");
  if (!isOurs || link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  go(link.pathname + link.search);
});
