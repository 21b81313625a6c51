/** The app's own files, kept by version; data is never kept here. */

declare const SHELL_FILES: string[];
declare const SHELL_VERSION: string;

const PREFIX = "shell-";
const CACHE = PREFIX + SHELL_VERSION;

/** Addresses that belong to the server alone. */
const SERVER = /^\/(api|calendar|healthz|readyz|metrics|static|app)(\/|$)/;

export async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: "reload" })));
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
  return SHELL_FILES.includes(pathname) ? kept(pathname, request) : null;
}

async function kept(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
