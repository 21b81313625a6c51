import { describe, expect, test } from "vitest";
import { entryOf, receiptOf } from "./entries";
import { isInTime, readPush, readTooLate, type Verb } from "./notice";

const NOW = Date.parse("2026-03-17T18:00:00Z");

const push = (data: object = {}, notification: object = {}) =>
  JSON.stringify({
    web_push: 8030,
    notification: {
      title: "Time for today’s session",
      body: "",
      navigate: "https://soleus.example/",
      lang: "en",
      tag: "0123456789abcdef0123456789abcdef",
      silent: false,
      data: {
        notice: "n1",
        receipt: "r1",
        expires_at: "2026-03-17T20:00:00Z",
        late_title: "Missed, tap to log",
        actions: [
          { action: "done", title: "Done" },
          { action: "snooze", title: "In 15 minutes" },
        ],
        verbs: {
          done: { method: "PUT", url: "/api/occurrences/o1/actions/{id}", body: { verb: "done" } },
          snooze: {
            method: "PUT",
            url: "/api/occurrences/o1/actions/{id}",
            body: { verb: "snooze", minutes: 15 },
          },
        },
        ...data,
      },
      ...notification,
    },
  });

test("a reminder is shown as the server wrote it", () => {
  const shown = readPush(push(), NOW, 2);
  expect(shown).toMatchObject({
    title: "Time for today’s session",
    body: "",
    tag: "0123456789abcdef0123456789abcdef",
  });
  expect(shown.actions.map(({ action }) => action)).toEqual(["done", "snooze"]);
  expect(shown.data).toMatchObject({ notice: "n1", receipt: "r1", navigate: "https://soleus.example/" });
});

test("actions stay away where the browser shows fewer than two", () => {
  expect(readPush(push(), NOW, 0).actions).toEqual([]);
});

describe("past its time", () => {
  const shown = readPush(push(), Date.parse("2026-03-17T20:00:00Z"), 2);

  test("it says that it was missed, under the same tag", () => {
    expect(shown).toMatchObject({
      title: "Missed, tap to log",
      body: "",
      tag: "0123456789abcdef0123456789abcdef",
    });
  });

  test("it offers nothing that would count as done on time", () => {
    expect([shown.actions, shown.data.verbs]).toEqual([[], {}]);
  });
});

describe("the snooze of 15 minutes, by what is left of its use", () => {
  test.each([
    ["half an hour", "19:30", ["done", "snooze"]],
    ["enough to think about it", "19:39", ["done", "snooze"]],
    ["too little to think about it", "19:40", ["done"]],
    ["less than the snooze", "19:50", ["done"]],
  ])("%s", (_, now, offered) => {
    const shown = readPush(push(), Date.parse(`2026-03-17T${now}:00Z`), 2);
    expect(shown.actions.map(({ action }) => action)).toEqual(offered);
    expect(Object.keys(shown.data.verbs)).toEqual(offered);
  });

  test("stays where the push does not say how long it is of use", () => {
    expect(readPush(push({ expires_at: null }), NOW, 2).actions).toHaveLength(2);
  });
});

describe("a tap", () => {
  const { data } = readPush(push(), NOW, 2);
  const verbOf = (name: string) => data.verbs[name] as Verb;

  test.each([
    ["on snooze is in time while it ends within the use", "snooze", "19:44", true],
    ["on snooze is too late once it would end with the use", "snooze", "19:45", false],
    ["on done is in time even after the use", "done", "20:30", true],
  ])("%s", (_, name, now, expected) => {
    const tappedAt = Date.parse(`2026-03-17T${now}:00Z`);
    expect(isInTime(verbOf(name), data.expires, tappedAt)).toBe(expected);
  });

  test("on a notification that an older worker has shown is in time", () => {
    expect(isInTime(verbOf("snooze"), undefined, NOW)).toBe(true);
  });
});

describe("what is shown once a snooze comes too late", () => {
  const again = (now: string) => readTooLate(push(), Date.parse(`2026-03-17T${now}:00Z`), 2);

  test("is the reminder with what is still possible, and why", () => {
    expect(again("19:50")).toMatchObject({
      title: "Time for today’s session",
      body: "No time left to put it off. Open to see what is possible.",
      tag: "0123456789abcdef0123456789abcdef",
      actions: [{ action: "done", title: "Done" }],
    });
  });

  test("is that it was missed, after its use", () => {
    expect(again("20:10")).toMatchObject({ title: "Missed, tap to log", actions: [] });
  });
});

describe("whatever arrives, something is shown", () => {
  test.each([
    ["nothing", null],
    ["an empty text", ""],
    ["no JSON", "{"],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "7"],
    ["a notification that is text", '{"notification":"x"}'],
    ["a title that is a number", '{"notification":{"title":7,"data":[]}}'],
  ])("%s", (_, payload) => {
    const shown = readPush(payload, NOW, 2);
    expect(shown.title).toBe("Soleus");
    expect(shown.body).not.toBe("");
    expect(shown.tag).not.toBe("");
  });
});

test.each([
  ["another server", "https://elsewhere.example/api/occurrences/o/actions/{id}"],
  ["another address", "/api/session"],
  ["a path that climbs", "/api/occurrences/../../session/actions/{id}"],
])("a verb for %s is not offered to the worker", (_, url) => {
  expect(readPush(push({ verbs: { done: { method: "PUT", url, body: {} } } }), NOW, 2).data.verbs).toEqual(
    {},
  );
});

test("a tap on an action becomes the entry that a tap in the app would make", () => {
  const verb = readPush(push(), NOW, 2).data.verbs.snooze;
  if (!verb) throw new Error("no verb");
  expect(entryOf(verb, "e1", "2026-03-17T18:01:00Z")).toMatchObject({
    id: "e1",
    method: "PUT",
    url: "/api/occurrences/o1/actions/e1",
    body: { verb: "snooze", minutes: 15, acted_at: "2026-03-17T18:01:00Z" },
    occurrence_id: "o1",
    effect: { verb: "snooze", minutes: 15, at: "2026-03-17T18:01:00Z" },
  });
});

test("a receipt is about no occurrence, so that its refusal troubles nobody", () => {
  expect(receiptOf("r1", "shown", "e1", "2026-03-17T18:00:01Z")).toMatchObject({
    body: { receipt: "r1", event: "shown", at: "2026-03-17T18:00:01Z" },
  });
});
