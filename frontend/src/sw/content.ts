/** Content anyone may read: asked for anew each time, and the last answer kept for when there is no signal. */

import { after } from "../domain/waiting";

const CACHE = "content";
const ADDRESS = /^\/api\/content\//;
const PATIENCE_MS = 4_000;
const INSTALL_MS = 10_000;

/** What a page may need first where there is no signal. */
const FIRST = ["rules", "exercises", "figures", "library", "questionnaires"];

/** As much as comes before long; what is missing is kept once a page has asked for it. */
export const keepContent = (): Promise<unknown> => Promise.race([keepFirst(), after(INSTALL_MS)]);

async function keepFirst(): Promise<void> {
  for (const name of FIRST) {
    const answer = await keep(new Request(`/api/content/${name}`)).catch(() => null);
    // An answer left unread would keep its connection.
    void answer?.body?.cancel();
  }
}

/** Null for anything else. */
export function fromContent(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  const isOurs = request.method === "GET" && origin === location.origin && ADDRESS.test(pathname);
  return isOurs ? freshOrKept(request) : null;
}

/** A signal that is too weak to answer in time is as good as none. */
async function freshOrKept(request: Request): Promise<Response> {
  const fresh = keep(request);
  const inTime = await Promise.race([fresh.catch(() => null), after(PATIENCE_MS)]);
  if (inTime?.ok) return inTime;
  return (await (await caches.open(CACHE)).match(request.url)) ?? fresh;
}

async function keep(request: Request): Promise<Response> {
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(CACHE);
    // A phone without room for it still shows it.
    await cache.put(request.url, answer.clone()).catch(() => undefined);
  }
  return answer;
}
