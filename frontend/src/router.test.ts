import { beforeEach, expect, test, vi } from "vitest";

type Listener = (event: unknown) => void;

const heard = new Map<string, Listener>();
const reload = vi.fn();
const Page = () => null;

beforeEach(() => {
  vi.resetModules();
  heard.clear();
  reload.mockClear();
  vi.stubGlobal("location", { pathname: "/plan", origin: "https://x", reload });
  vi.stubGlobal("document", { addEventListener: () => undefined });
  vi.stubGlobal("addEventListener", (type: string, listener: Listener) => heard.set(type, listener));
  vi.stubGlobal("performance", { now: () => 2_000 });
});

const away = () => Promise.reject(new TypeError("no answer"));

async function open(load: () => Promise<{ default: typeof Page }>) {
  const router = await import("./router");
  router.setPages({ path: "/", component: Page }, async () => ({ pages: [{ path: "/plan", load }] }));
  return router;
}

test("a page that cannot be loaded is told at once, and the answer of the server opens it anew", async () => {
  const ask = vi.fn().mockImplementation(away);
  vi.stubGlobal("fetch", ask);
  const { isStuck } = await open(away);
  await vi.waitFor(() => expect(isStuck.value).toBe(true));
  heard.get("online")?.({});
  await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce());
  expect(reload).not.toHaveBeenCalled();
  ask.mockResolvedValue(new Response());
  heard.get("online")?.({});
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

test("a page that is there leaves the rest alone when the signal comes back", async () => {
  const ask = vi.fn();
  vi.stubGlobal("fetch", ask);
  const { isStuck } = await open(async () => ({ default: Page }));
  await vi.waitFor(() => expect(isStuck.value).toBe(false));
  heard.get("online")?.({});
  expect(ask).not.toHaveBeenCalled();
});

test("after an update the new parts are fetched without a word", async () => {
  vi.stubGlobal("performance", { now: () => 60_000 });
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response()));
  await open(away);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
});

test("a page that was left before it came does not take the place of the one that is there", async () => {
  let fail = () => {};
  const { isStuck, go } = await open(
    () => new Promise((_, reject) => (fail = () => reject(new TypeError()))),
  );
  vi.stubGlobal("history", { pushState: () => undefined });
  vi.stubGlobal("scrollTo", () => undefined);
  vi.stubGlobal("location", { pathname: "/", origin: "https://x", reload });
  go("/");
  fail();
  await new Promise((done) => setTimeout(done));
  expect(isStuck.value).toBe(false);
});
