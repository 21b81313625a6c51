import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fromContent, keepContent } from "./content";

const ORIGIN = "https://soleus.example";
const LIBRARY = `${ORIGIN}/api/content/library`;

/** The browser's cache storage, as far as it is used here. */
class FakeCache {
  readonly kept = new Map<string, Response>();
  isFull = false;

  async match(url: string): Promise<Response | undefined> {
    return this.kept.get(url)?.clone();
  }

  async put(url: string, answer: Response): Promise<void> {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(url, answer);
  }
}

let cache: FakeCache;
let network: (url: string) => Promise<Response>;

beforeEach(() => {
  cache = new FakeCache();
  network = async () => new Response("from the network");
  vi.stubGlobal("location", { origin: ORIGIN });
  vi.stubGlobal("caches", { open: async () => cache });
  vi.stubGlobal("fetch", (request: Request) => network(request.url));
  vi.stubGlobal(
    "Request",
    class {
      readonly method = "GET";
      readonly url: string;
      constructor(address: string) {
        this.url = new URL(address, ORIGIN).href;
      }
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const ask = async (url = LIBRARY) => (await fromContent(new Request(url)))?.text();
const offline = () => Promise.reject(new TypeError("offline"));

test("with a signal the network answers, and the answer is kept", async () => {
  cache.kept.set(LIBRARY, new Response("old"));
  expect(await ask()).toBe("from the network");
  expect(await (await cache.match(LIBRARY))?.text()).toBe("from the network");
});

test("without a signal the kept answer is there", async () => {
  await ask();
  network = offline;
  expect(await ask()).toBe("from the network");
});

test("a server in trouble neither answers nor spoils what is kept", async () => {
  cache.kept.set(LIBRARY, new Response("kept"));
  network = async () => new Response("sorry", { status: 503 });
  expect(await ask()).toBe("kept");
  expect(await (await cache.match(LIBRARY))?.text()).toBe("kept");
});

test("a signal too weak to answer does not keep anybody waiting", async () => {
  vi.useFakeTimers();
  cache.kept.set(LIBRARY, new Response("kept"));
  network = () => new Promise(() => undefined);
  const answer = ask();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await answer).toBe("kept");
});

test("with nothing kept and no signal the page is told", async () => {
  network = offline;
  await expect(ask()).rejects.toThrow("offline");
});

test("a phone without room still shows what the network sent", async () => {
  cache.isFull = true;
  expect(await ask()).toBe("from the network");
});

test.each([
  ["what is about a person", `${ORIGIN}/api/today`],
  ["another address that begins alike", `${ORIGIN}/api/contents`],
  ["another server", "https://elsewhere.example/api/content/library"],
])("%s is left to the network", (_, url) => {
  expect(fromContent(new Request(url))).toBeNull();
});

test("at the start as much as comes is kept", async () => {
  network = async (url) => (url.endsWith("figures") ? offline() : new Response(url));
  await keepContent();
  const names = [...cache.kept.keys()].map((url) => url.split("/").at(-1));
  expect(names.sort()).toEqual(["exercises", "library", "questionnaires", "rules"]);
});
