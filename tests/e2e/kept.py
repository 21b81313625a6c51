"""What a phone has to have before it is taken where there is no signal."""

from playwright.sync_api import Page

from tests.services.programs import wait_until

CONTENT = ("rules", "exercises", "figures", "library", "questionnaires")
TODAY = ("today",)
# What a session, a morning check and the plan page are made of.
PLAN = ("today", "training", "limit", "condition")

MISSING = """async ([content, names]) => {
  if (navigator.serviceWorker.controller === null) return ["the worker"];
  const missing = [];
  for (const name of content) {
    if (!(await caches.match(`/api/content/${name}`))) {
      missing.push(name);
      // The worker keeps what is asked for, should it have given up at its start.
      await fetch(`/api/content/${name}`);
    }
  }
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("soleus");
    opening.onupgradeneeded = () => opening.transaction.abort();  // the app's own to make
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const keys = await new Promise((resolve, reject) => {
    const asking = database.transaction("kept").objectStore("kept").getAllKeys();
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
  database.close();
  return [...missing, ...names.filter((name) => !keys.includes(name))];
}"""


def wait_until_kept(page: Page, *names: str) -> None:
    """Until the worker serves this page, and all content and the facts with these names lie on the phone."""
    asked = [list(CONTENT), list(names)]
    wait_until(lambda: page.evaluate(MISSING, asked) == [], f"{', '.join(names)} and the content to be kept")
