"""What a phone has to have before it is taken where there is no signal."""

from typing import Any

from playwright.sync_api import Page

from tests.services.programs import wait_until

CONTENT = ("rules", "exercises", "figures", "library", "questionnaires")
TODAY = ("me", "today")
# What a session, a morning check and the plan page are made of.
PLAN = ("me", "today", "training", "limit", "condition")

MISSING_CONTENT = """async (content) => {
  if (navigator.serviceWorker.controller === null) return ["the worker"];
  const missing = [];
  for (const name of content) {
    if (!(await caches.match(`/api/content/${name}`))) {
      missing.push(name);
      // The worker keeps what is asked for, should it have given up at its start.
      await fetch(`/api/content/${name}`);
    }
  }
  return missing;
}"""
FACTS = """async (names) => {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("soleus");
    opening.onupgradeneeded = () => opening.transaction.abort();  // the app's own to make
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const store = database.transaction("kept").objectStore("kept");
  const answer = (asking) => new Promise((resolve, reject) => {
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
  database.close();
  const all = keys.map((key, place) => [key, values[place]]);
  return Object.fromEntries(all.filter(([key]) => names.includes(key)));
}"""


def facts(page: Page, *names: str) -> dict[str, Any]:
    """Those with these names that lie on the phone."""
    found: dict[str, Any] = page.evaluate(FACTS, names)
    return found


def wait_until_kept(page: Page, *names: str) -> None:
    """Until the facts with these names lie on the phone."""
    wait_until(lambda: len(facts(page, *names)) == len(names), f"{', '.join(names)} to be kept")


def lose_signal(page: Page) -> None:
    """Once the worker serves this page, and all content lies on the phone."""
    wait_until(lambda: page.evaluate(MISSING_CONTENT, CONTENT) == [], "the worker and the content to be kept")
    page.context.set_offline(True)
