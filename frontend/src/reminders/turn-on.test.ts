import { describe, expect, test } from "vitest";
import { keyBytes } from "./key";
import { type PushHost, subscribeWith, turnOn } from "./turn-on";

const KEY = "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM";
const OTHER_KEY = "BAAA";

interface FakePush {
  existing?: { key: string | null };
  subscribe?: () => Promise<unknown>;
}

/** A registration whose push manager remembers what was asked of it. */
function fakeRegistration({ existing, subscribe }: FakePush = {}) {
  const asked: string[] = [];
  const pushManager = {
    getSubscription: async () =>
      existing && {
        name: "existing",
        options: { applicationServerKey: existing.key === null ? null : keyBytes(existing.key).buffer },
        unsubscribe: async () => asked.push("unsubscribe"),
      },
    subscribe: () => {
      asked.push("subscribe");
      return subscribe?.() ?? Promise.resolve({ name: "new" });
    },
  };
  return { asked, registration: { pushManager } as unknown as ServiceWorkerRegistration };
}

const host = (more: Partial<PushHost> = {}, push: FakePush = {}): PushHost => ({
  hasPush: true,
  isGone: false,
  isAppleTab: false,
  permission: () => "granted",
  ask: () => Promise.resolve("granted"),
  registration: () => Promise.resolve(fakeRegistration(push).registration),
  ...more,
});

describe("every way of turning reminders on has a name", () => {
  const hanging = { subscribe: () => new Promise(() => undefined) };
  const failing = { subscribe: () => Promise.reject(new Error("push service")) };
  const cases: [string, string, PushHost][] = [
    ["allowed already", "on", host()],
    ["allowed when asked", "on", host({ permission: () => "default" })],
    [
      "refused when asked",
      "denied",
      host({ permission: () => "default", ask: () => Promise.resolve("denied") }),
    ],
    ["refused before", "denied", host({ permission: () => "denied" })],
    [
      "question closed",
      "dismissed",
      host({ permission: () => "default", ask: () => Promise.resolve("default") }),
    ],
    ["no push in this browser", "unsupported", host({ hasPush: false })],
    ["an iPhone's tab", "needs-install", host({ isAppleTab: true, hasPush: false })],
    ["a push service that hangs", "timed-out", host({}, hanging)],
    ["a push service that fails", "timed-out", host({}, failing)],
  ];
  test.each(cases)("%s is %s", async (_, outcome, where) => {
    expect((await turnOn(where, Promise.resolve(KEY), 20)).outcome).toBe(outcome);
  });
});

test("the browser is not asked again once it has decided", async () => {
  const ask = () => Promise.reject(new Error("asked"));
  expect((await turnOn(host({ ask }), Promise.resolve(KEY), 20)).outcome).toBe("on");
});

describe("a subscription that is there already", () => {
  test.each([
    ["is kept when it was made with this key", KEY, []],
    ["is kept when the browser does not tell its key", null, []],
    ["is replaced when it was made with another key", OTHER_KEY, ["unsubscribe", "subscribe"]],
  ])("%s", async (_, key, expected) => {
    const { asked, registration } = fakeRegistration({ existing: { key } });
    await subscribeWith(registration, KEY);
    expect(asked).toEqual(expected);
  });

  test("is replaced when the push service has given it up", async () => {
    const { asked, registration } = fakeRegistration({ existing: { key: KEY } });
    await subscribeWith(registration, KEY, true);
    expect(asked).toEqual(["unsubscribe", "subscribe"]);
  });
});
