/** Which notices this phone has shown, so that none is shown twice. */

import { answer, change } from "../outbox/database";

const KEPT_MS = 7 * 24 * 60 * 60_000;
const PATIENCE_MS = 1_000;

/** True for the first caller only. In doubt, or when storage does not answer, the notice counts as new. */
export function isNew(notice: string | null, now: number): Promise<boolean> {
  if (!notice) return Promise.resolve(true);
  const inDoubt = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, true));
  return Promise.race([claim(notice, now).catch(() => true), inDoubt]);
}

/** Old claims go on the way: no push comes a week late. */
function claim(notice: string, now: number): Promise<boolean> {
  return change(["seen"], async (store) => {
    const seen = store("seen");
    const [notices, times] = await Promise.all([answer(seen.getAllKeys()), answer<number[]>(seen.getAll())]);
    notices.forEach((old, index) => {
      if ((times[index] ?? 0) < now - KEPT_MS) seen.delete(old);
    });
    if (notices.includes(notice)) return false;
    seen.put(now, notice);
    return true;
  });
}
