"""A phone in a test: a Chromium page whose push subscription leads to a service we can read.

Chromium subscribes through a company's servers, which a test must not need; so `subscribe()` alone answers
with the keys of a `Phone`. Everything after it is real: the worker, the push event (through the DevTools
protocol), the notification, its receipt.
"""

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.fakes.phone import Phone
from tests.services.programs import wait_until

SUBSCRIBE = """
(() => {
  const given = %s;
  const kept = "test-subscription";
  const subscription = () => localStorage.getItem(kept) && {
    endpoint: given.endpoint,
    expirationTime: null,
    options: { userVisibleOnly: true, applicationServerKey: null },
    toJSON: () => given,
    unsubscribe: async () => { localStorage.removeItem(kept); return true; },
  };
  PushManager.prototype.subscribe = async function () {
    localStorage.setItem(kept, "1");
    return subscription();
  };
  PushManager.prototype.getSubscription = async function () { return subscription() || null; };
})();
"""


# Within five seconds; asked of the worker's own record of what it has shown.
IS_NOTED = """
async (notice) => {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("soleus");
    opening.onupgradeneeded = () => opening.transaction.abort();  // the app's own to make
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const noted = () => new Promise((resolve) => {
    const asking = database.transaction("seen").objectStore("seen").getKey(notice);
    asking.onsuccess = () => resolve(asking.result !== undefined);
    asking.onerror = () => resolve(false);
  });
  try {
    for (const end = performance.now() + 5000; performance.now() < end; )
      if (await noted()) return true;
    return false;
  } finally {
    database.close();
  }
}
"""


class Handset:
    def __init__(self, context: BrowserContext, origin: str, endpoint: str) -> None:
        self.origin = origin
        self.phone = Phone(endpoint)
        self.context = context
        context.grant_permissions(["notifications"], origin=origin)
        context.add_init_script(SUBSCRIBE % json.dumps(self.phone.subscription()))
        self.page: Page = context.new_page()

    def go(self, path: str) -> None:
        self.page.goto(f"{self.origin}{path}")

    def receive(self, payload: bytes) -> None:
        """Hand a decrypted push to the real service worker.

        Chromium drops it without a word as long as it has not written the worker to its disk; so it is
        handed over again until the worker has noted it. A second one is not shown twice.
        """
        devtools = self.context.new_cdp_session(self.page)
        registrations: list[dict[str, Any]] = []
        devtools.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda event: registrations.extend(event["registrations"]),
        )
        devtools.send("ServiceWorker.enable")
        # What the browser tells is heard while something is asked of it.
        ready = "() => navigator.serviceWorker.ready.then(() => true)"
        wait_until(lambda: self.page.evaluate(ready) and registrations, "the worker's registration")
        registration = registrations[0]["registrationId"]
        push = {"origin": f"{self.origin}/", "registrationId": registration, "data": payload.decode()}
        notice = json.loads(payload)["notification"]["data"]["notice"]

        def arrives() -> bool:
            devtools.send("ServiceWorker.deliverPushMessage", push)
            return bool(self.page.evaluate(IS_NOTED, notice))

        wait_until(arrives, "the worker to take the push")
        devtools.detach()

    def notifications(self) -> list[dict[str, Any]]:
        shown = self.page.evaluate(
            """() => navigator.serviceWorker.ready
                .then(registration => registration.getNotifications())
                .then(all => all.map(({ title, body, tag }) => ({ title, body, tag })))"""
        )
        assert isinstance(shown, list)
        return shown
