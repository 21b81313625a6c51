/** The house's content: asked for once a visit; the service worker keeps it for places without a signal. */

import { send } from "./client";

const asked = new Map<string, Promise<unknown>>();

/** What cannot be had now is asked for again the next time. */
export function readContent<Content>(name: string): Promise<Content> {
  const known = asked.get(name) ?? read(name);
  asked.set(name, known);
  known.catch(() => asked.delete(name));
  return known as Promise<Content>;
}

async function read(name: string): Promise<unknown> {
  const answer = await send("GET", `/api/content/${name}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}
