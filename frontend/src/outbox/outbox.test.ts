import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Today } from "../api/types";
import { occurrence } from "../domain/occurrence.fixture";
import { entries, keep, kept, wipe } from "./database";
import type { NewEntry } from "./entry";
import { flush } from "./flush";
import { letGo, save, takeBack } from "./outbox";

const AT = "2026-03-17T17:00:00Z";

const entry = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id,
  method: "PUT",
  url: `/api/occurrences/${id}/actions/${id}`,
  made_at: AT,
  occurrence_id: id,
  effect: { verb: "done", at: AT },
  ...more,
});

/** A server that answers each address as told, 200 otherwise, and remembers what it was asked. */
function fakeServer(answers: Record<string, number | Response> = {}) {
  const asked: string[] = [];
  const send = async (_: string, url: string) => {
    asked.push(url.split("/").at(-1) ?? "");
    const told = answers[url.split("/").at(-1) ?? ""] ?? 200;
    return typeof told === "number"
      ? Response.json({ title: `status ${told}` }, { status: told })
      : told.clone();
  };
  return { asked, send };
}

/** Web Locks, one at a time in order of asking; node has none. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request: (_: string, work: () => Promise<unknown>) => {
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

const ids = async () => (await entries()).map(({ id }) => id);

beforeEach(async () => {
  vi.stubGlobal("navigator", { locks: fakeLocks() });
  await wipe();
});

test("what is saved goes out once, oldest first", async () => {
  const { asked, send } = fakeServer();
  await save(entry("a"));
  await save(entry("b"));
  expect(await flush(send)).toEqual({ sent: 2, waiting: 0, signedOut: false });
  expect(asked).toEqual(["a", "b"]);
});

test("three tabs that flush together send each entry once", async () => {
  const { asked, send } = fakeServer();
  for (let n = 0; n < 20; n += 1) await save(entry(`e${n}`));
  await Promise.all([flush(send), flush(send), flush(send)]);
  expect(asked).toHaveLength(20);
});

test("no signal keeps everything for later", async () => {
  await save(entry("a"));
  const result = await flush(() => Promise.reject(new Error("no signal")));
  expect(result.waiting).toBe(1);
  expect(await flush(fakeServer().send)).toMatchObject({ sent: 1, waiting: 0 });
});

describe("an answer decides what becomes of an entry", () => {
  test.each([
    ["a server error keeps it", 500, 1, null],
    ["a timeout keeps it", 408, 1, null],
    ["too many requests keeps it", 429, 1, null],
    ["signed out keeps it", 401, 1, null],
    ["a conflict needs attention", 409, 0, 409],
    ["an unknown occurrence needs attention", 404, 0, 404],
    ["a refused value needs attention", 422, 0, 422],
  ])("%s", async (_, status, waiting, refused) => {
    await save(entry("a"));
    const result = await flush(fakeServer({ a: status }).send);
    expect(result.waiting).toBe(waiting);
    expect((await entries())[0]?.refusal?.status ?? null).toBe(refused);
  });

  test("a refused receipt vanishes: nobody ever saw it", async () => {
    await save(entry("a", { occurrence_id: null }));
    await flush(fakeServer({ a: 404 }).send);
    expect(await ids()).toEqual([]);
  });

  test("an entry the server cannot take now does not hold up the others", async () => {
    const { asked, send } = fakeServer({ a: 503 });
    await save(entry("a"));
    await save(entry("a2", { occurrence_id: "a" }));
    await save(entry("b"));
    await flush(send);
    expect(asked).toEqual(["a", "b"]);
    expect(await ids()).toEqual(["a", "a2"]);
  });
});

test("what the server changed is laid into the kept plan, and counted", async () => {
  const known = occurrence("session", "2026-03-17T18:00");
  await keep("today", { occurrences: [known] } as unknown as Today);
  await save(entry("a"));
  await flush(fakeServer({ a: Response.json({ occurrences: [{ ...known, state: "done" }] }) }).send);
  expect((await kept("today"))?.occurrences.map(({ state }) => state)).toEqual(["done"]);
  expect(await kept("sent")).toBe(1);
});

describe("taking an entry back", () => {
  const undoing = entry("undo", { occurrence_id: "a", effect: { verb: "undo", at: AT } });

  test("removes both while nothing has gone out", async () => {
    await save(entry("a"));
    await takeBack("a", undoing);
    expect(await ids()).toEqual([]);
  });

  test("removes both when there was no network to send it", async () => {
    vi.stubGlobal("navigator", { locks: fakeLocks(), onLine: false });
    await save(entry("a"));
    await flush(() => Promise.reject(new Error("no network")));
    await takeBack("a", undoing);
    expect(await ids()).toEqual([]);
  });

  test("sends the undo after an entry that may have arrived", async () => {
    await save(entry("a"));
    await flush(() => Promise.reject(new Error("no signal")));
    await takeBack("a", undoing);
    const { asked, send } = fakeServer();
    await flush(send);
    expect(asked).toEqual(["a", "undo"]);
  });

  test("spares the person a refusal of what was taken back anyway", async () => {
    await save(entry("a"));
    await flush(() => Promise.reject(new Error("no signal")));
    await takeBack("a", undoing);
    await flush(fakeServer({ a: 409 }).send);
    expect(await ids()).toEqual([]);
  });
});

test("a refused entry stays until the person lets it go", async () => {
  await save(entry("a"));
  await flush(fakeServer({ a: 409 }).send);
  expect(await ids()).toEqual(["a"]);
  await letGo("a");
  expect(await ids()).toEqual([]);
});

test("signing out leaves nothing behind", async () => {
  await keep("sent", 3);
  await save(entry("a"));
  await wipe();
  expect([await kept("sent"), await ids()]).toEqual([undefined, []]);
});
