/** A push, a tap on it, a new subscription: what the worker does with each. */

import type { Reminders } from "../api/types";
import { newId } from "../outbox/entry";
import { flush } from "../outbox/flush";
import { save } from "../outbox/outbox";
import { keyBytes } from "../reminders/key";
import { entryOf, receiptOf, subscriptionEntry } from "./entries";
import { isInTime, type NoticeData, readPush, readTooLate, type Shown, type Verb } from "./notice";
import { isNew } from "./seen";

declare const self: ServiceWorkerGlobalScope;

const at = () => new Date().toISOString();

const maxActions = () => (Notification as { maxActions?: number }).maxActions ?? 0;

type Options = NotificationOptions & { actions?: Shown["actions"]; renotify?: boolean };

/** Shows first; telling the server comes after and may wait for signal. */
export async function onPush(payload: string | null): Promise<void> {
  const shown = readPush(payload, Date.now(), maxActions());
  if (await isNew(shown.data.notice, Date.now())) {
    await show(shown, shown.silent);
    if (shown.data.receipt)
      await save(receiptOf(shown.data.receipt, "shown", newId(), at())).catch(() => undefined);
  } else {
    await showAgain(shown);
  }
  await flush().catch(() => undefined);
}

function show({ title, body, lang, tag, actions, data }: Shown, silent: boolean): Promise<void> {
  const options: Options = { body, lang, tag, silent, data, actions, badge: "/static/icons/badge-96.png" };
  return self.registration.showNotification(title, {
    ...options,
    icon: "/static/icons/icon-192.png",
    // A repeat takes the place of the first, and must be heard all the same.
    renotify: !silent,
  } as Options);
}

/** Browsers demand that every push shows something; a second delivery does so without being noticed. */
async function showAgain(shown: Shown): Promise<void> {
  const tag = { tag: shown.tag };
  const isStillThere = (await self.registration.getNotifications(tag)).length > 0;
  await show(shown, true);
  if (isStillThere) return;
  for (const again of await self.registration.getNotifications(tag)) again.close();
}

export async function onClick(notification: Notification, action: string): Promise<void> {
  const data = notification.data as Partial<NoticeData> | null;
  notification.close();
  const verb = data?.verbs?.[action];
  const opened = verb ? undefined : openApp(data?.navigate ?? "/");
  if (verb) await act(verb, data);
  if (data?.receipt) await save(receiptOf(data.receipt, "clicked", newId(), at()));
  await opened;
  await flush();
}

/** What the server would refuse is not sent: the reminder comes back with what is still possible. */
async function act(verb: Verb, { expires, payload = null }: Partial<NoticeData>): Promise<void> {
  const now = Date.now();
  if (isInTime(verb, expires, now)) await save(entryOf(verb, newId(), new Date(now).toISOString()));
  else await show(readTooLate(payload, now, maxActions()), true);
}

/** Brings an open window to the front, or opens one; never another site. */
async function openApp(navigate: string): Promise<void> {
  const target = new URL(navigate, self.location.origin);
  const path = target.origin === self.location.origin ? target.pathname : "/";
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((client) => client.visibilityState === "visible") ?? windows[0];
  if (!open) return void (await self.clients.openWindow(path));
  const focused = await open.focus();
  focused.postMessage({ open: path });
}

export async function onClose(notification: Notification): Promise<void> {
  const { receipt } = (notification.data ?? {}) as Partial<NoticeData>;
  if (!receipt) return;
  await save(receiptOf(receipt, "dismissed", newId(), at()));
  await flush();
}

/** The browser has dropped the old subscription; a new one goes to the server the same way as any entry. */
export async function onSubscriptionChange(): Promise<void> {
  const answer = await fetch("/api/reminders");
  if (!answer.ok) return;
  const { public_key } = (await answer.json()) as Reminders;
  const options = { userVisibleOnly: true, applicationServerKey: keyBytes(public_key) };
  const subscription = await self.registration.pushManager.subscribe(options);
  await save(subscriptionEntry(subscription.toJSON(), newId(), at()));
  await flush();
}
