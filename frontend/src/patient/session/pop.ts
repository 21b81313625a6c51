/** A pop in the tendon ends the session. */

import { go } from "../../router";
import type { HalfSession } from "./half";

/** What was done is saved with it, so that nothing more is planned; the page for it comes at once. */
export async function feltPop(half: HalfSession): Promise<void> {
  const { finish } = await import("./finish");
  await finish({ ...half, noticed: { ...half.noticed, pop: true } });
  go("/happened");
}
