/** What a push says, read with care: whatever arrives, something can be shown. */

import { late, noTimeLeft, unknown } from "../messages/en/notices";

export interface Verb {
  method: "PUT";
  url: string;
  body: Record<string, unknown>;
}

export interface NoticeData {
  /** Null for a push that could not be read. */
  notice: string | null;
  receipt: string | null;
  navigate: string;
  verbs: Record<string, Verb>;
  /** The end of its use; NaN where the push does not say. */
  expires: number;
  /** As it came, to be read once more. */
  payload: string | null;
}

export interface Action {
  action: string;
  title: string;
}

export interface Shown {
  title: string;
  body: string;
  lang: string;
  tag: string;
  silent: boolean;
  actions: Action[];
  data: NoticeData;
}

const MINUTE_MS = 60_000;
// Between reading a reminder and tapping on it.
const THINKING_MS = 5 * MINUTE_MS;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const object = (value: unknown): Json => (isObject(value) ? value : {});
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Never throws. `maxActions` is what the browser can show. */
export function readPush(payload: string | null, now: number, maxActions: number): Shown {
  const notification = object(object(parse(payload)).notification);
  const data = object(notification.data);
  const expires = Date.parse(text(data.expires_at) ?? "");
  const isLate = expires <= now;
  const title = text(notification.title);
  const possible = isLate ? {} : verbs(data.verbs, expires, now);
  return {
    title: (isLate && (text(data.late_title) ?? late)) || (title ?? unknown.title),
    body: isLate ? "" : (text(notification.body) ?? (title ? "" : unknown.body)),
    lang: text(notification.lang) ?? "en",
    tag: text(notification.tag) ?? "soleus",
    silent: notification.silent === true,
    actions:
      maxActions < 2
        ? []
        : actions(data.actions)
            .filter(({ action }) => possible[action])
            .slice(0, maxActions),
    data: {
      notice: text(data.notice),
      receipt: text(data.receipt),
      navigate: text(notification.navigate) ?? "/",
      verbs: possible,
      expires,
      payload,
    },
  };
}

/** The reminder again, after a tap for which it is too late: with what is possible now. */
export const readTooLate = (payload: string | null, now: number, maxActions: number): Shown => ({
  ...readPush(payload, now, maxActions),
  body: noTimeLeft,
});

/** Whether a snooze would end within the use; anything else is never too late. In doubt the server decides. */
export const isInTime = (verb: Verb, expires: number | undefined, now: number): boolean =>
  !(now + Number(verb.body.minutes) * MINUTE_MS >= Number(expires));

function parse(payload: string | null): unknown {
  try {
    return JSON.parse(payload ?? "");
  } catch {
    return null;
  }
}

function actions(value: unknown): Action[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const action = text(object(one).action);
    const title = text(object(one).title);
    return action && title ? [{ action, title }] : [];
  });
}

/** Only what acts on an occurrence of this very server is ever called. */
const VERB_URL = /^\/api\/occurrences\/[\w-]+\/actions\/\{id\}$/;

function verbs(value: unknown, expires: number, now: number): Record<string, Verb> {
  const found: Record<string, Verb> = {};
  for (const [name, verb] of Object.entries(object(value))) {
    const { method, url, body } = object(verb);
    if (method !== "PUT" || typeof url !== "string" || !VERB_URL.test(url)) continue;
    const read: Verb = { method, url, body: object(body) };
    if (isInTime(read, expires, now + THINKING_MS)) found[name] = read;
  }
  return found;
}
