import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { entries, wipe } from "../outbox/database";
import { readPush } from "./notice";
import { onClick } from "./reminders";

const url = "/api/occurrences/o1/actions/{id}";
const push = JSON.stringify({
  notification: {
    title: "Something small before your session",
    body: "Open to tick it off.",
    tag: "t1",
    data: {
      notice: "n1",
      receipt: "r1",
      expires_at: "2026-03-17T15:25:00Z",
      actions: [
        { action: "done", title: "Done" },
        { action: "snooze", title: "In 15 minutes" },
      ],
      verbs: {
        done: { method: "PUT", url, body: { verb: "done" } },
        snooze: { method: "PUT", url, body: { verb: "snooze", minutes: 15 } },
      },
    },
  },
});

const showNotification = vi.fn((_: string, _options: NotificationOptions) => Promise.resolve());
const close = vi.fn();

/** Shown when it comes, tapped at that time; the server is out of reach. */
async function tap(action: string, time: string): Promise<void> {
  const { data } = readPush(push, Date.parse("2026-03-17T14:55:00Z"), 2);
  vi.setSystemTime(`2026-03-17T${time}:00Z`);
  await onClick({ data: structuredClone(data), close } as unknown as Notification, action);
}

const said = async () => (await entries()).map(({ effect, url }) => effect?.verb ?? url.split("/").at(-1));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubGlobal("self", { registration: { showNotification } });
  vi.stubGlobal("Notification", { maxActions: 2 });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("fetch", () => Promise.reject(new Error("no signal")));
  showNotification.mockClear();
  await wipe();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a snooze tapped in time is kept for the server", async () => {
  await tap("snooze", "15:05");
  expect(await said()).toEqual(["snooze", "receipts"]);
  expect(showNotification).not.toHaveBeenCalled();
});

test("a snooze tapped too late sends nothing that fails, and shows what is still possible", async () => {
  await tap("snooze", "15:11");
  expect(await said()).toEqual(["receipts"]);
  expect(close).toHaveBeenCalled();
  const [title, options] = showNotification.mock.calls[0] ?? [];
  expect(title).toBe("Something small before your session");
  expect(options).toMatchObject({ tag: "t1", silent: true, actions: [{ action: "done", title: "Done" }] });
});

test("done on what is shown once more counts", async () => {
  await tap("snooze", "15:11");
  const { data } = showNotification.mock.calls[0]?.[1] ?? {};
  await onClick({ data, close } as unknown as Notification, "done");
  expect(await said()).toContain("done");
});
