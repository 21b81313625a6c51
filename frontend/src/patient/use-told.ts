/** What the server said to an entry, as soon as it has arrived there. */

import { useEffect, useState } from "preact/hooks";
import { kept } from "../outbox/database";
import type { Told } from "../outbox/entry";
import { entries } from "../state";

export function useTold(id: string | null): Told | null {
  const [told, setTold] = useState<Told | null>(null);
  const waiting = entries.value;
  useEffect(() => {
    if (id && told?.id !== id) void kept("told").then((known) => known?.id === id && setTold(known));
  }, [id, waiting]);
  return told?.id === id ? told : null;
}
