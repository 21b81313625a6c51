/** One way to speak to the server: JSON in, JSON or a problem out. */

import type { Address, Answer, Method, Sent } from "./addresses";
import type { Problem } from "./types";

export type { Method };

const PATIENCE_MS = 15_000;

/** The server answered, and the answer was no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = "Refused";
  }

  get status(): number {
    return this.problem.status;
  }

  /** What the server says about one field, if anything. */
  field(name: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === name)?.message;
  }
}

/** No answer came: no signal, or the server took too long. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("no answer", { cause });
    this.name = "Unreachable";
  }
}

/** @throws Refused, Unreachable */
export async function call<M extends Method, A extends Address<M>>(
  method: M,
  address: A,
  ...[body]: Sent<M, A>
): Promise<Answer<M, A>> {
  const answer = await send(method, address, body);
  if (answer.status === 204) return undefined as Answer<M, A>;
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said as Answer<M, A>;
  const problem = (said ?? { type: "about:blank", title: answer.statusText }) as Problem;
  throw new Refused({ ...problem, status: answer.status });
}

/** What the page has preloaded was asked for by whoever was signed in then. */
let mayUsePreload = true;

/** @throws Unreachable */
export async function send(method: Method, path: string, body?: unknown): Promise<Response> {
  const request: RequestInit = { method };
  if (method !== "GET") {
    request.signal = AbortSignal.timeout(PATIENCE_MS);
    if (path === "/api/session") mayUsePreload = false;
  } else if (!mayUsePreload) {
    // Only a plain GET with no header of its own meets the preload.
    request.headers = { Accept: "application/json" };
  }
  if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { "Content-Type": "application/json" };
  }
  try {
    return await fetch(path, request);
  } catch (cause) {
    throw new Unreachable(cause);
  }
}
