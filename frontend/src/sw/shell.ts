/** The app's own files, kept by version; data is never kept here. */

declare const SHELL_VERSION: string;

const PREFIX = "shell-";
const CACHE = PREFIX + SHELL_VERSION;

/** Addresses that belong to the server alone. */
const SERVER = /^\/(api|calendar|healthz|readyz|metrics|static|app)(\/|$)/;

const fresh = (file: string) => new Request(file, { cache: "reload" });

/** All of it, or the install fails and is tried again: also when a newer app has come meanwhile. */
export async function keepShell(): Promise<void> {
  const list: { version: string; files: string[] } = await (await fetch(fresh("/app/shell.json"))).json();
  if (list.version !== SHELL_VERSION) throw new Error("the app has changed");
  const cache = await caches.open(CACHE);
  await cache.addAll(list.files.map(fresh));
}

export async function dropOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/** Null when the network alone has the answer. */
export function fromShell(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return null;
  if (request.mode === "navigate") return SERVER.test(pathname) ? null : kept("/", request);
  return pathname.startsWith("/app/assets/") ? kept(pathname, request) : null;
}

async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
