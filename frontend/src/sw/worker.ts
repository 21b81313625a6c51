/** The service worker: which event leads where. */

import { flush } from "../outbox/flush";
import { fromContent, keepContent } from "./content";
import { onClick, onClose, onPush, onSubscriptionChange } from "./reminders";
import { dropOldShells, fromShell, keepShell } from "./shell";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", (event) => event.waitUntil(keepShell().then(keepContent)));

self.addEventListener("activate", (event) =>
  event.waitUntil(dropOldShells().then(() => self.clients.claim())),
);

self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const kept = fromShell(event.request) ?? fromContent(event.request);
  if (kept) event.respondWith(kept);
});

self.addEventListener("push", (event) => event.waitUntil(onPush(textOf(event.data))));

self.addEventListener("notificationclick", (event) =>
  event.waitUntil(onClick(event.notification, event.action)),
);

self.addEventListener("notificationclose", (event) => event.waitUntil(onClose(event.notification)));

self.addEventListener("pushsubscriptionchange", (event) => {
  (event as ExtendableEvent).waitUntil(onSubscriptionChange());
});

self.addEventListener("sync", (event) => {
  (event as ExtendableEvent).waitUntil(flush());
});

function textOf(data: PushMessageData | null): string | null {
  try {
    return data?.text() ?? null;
  } catch {
    return null;
  }
}
