/** The end of a sheet: its one button, what became of it, and closing once it is saved. */

import { useState } from "preact/hooks";
import type { Wishes } from "../../api/types";
import * as words from "../../messages/en/wishes";
import { say } from "../../ui/toast";
import { type Saved, wish } from "./known";

/** Closes the sheet when it went well; else tells why not. */
export function useSaving(close: () => void) {
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const after = (how: Saved) => {
    setOutcome(how);
    if (how !== "saved") return;
    close();
    say({ text: words.saved });
  };
  const save = (change: Partial<Wishes>) => void wish(change).then(after);
  return { outcome, after, save };
}

export function Outcome({ of, refused = words.refused }: { of: Saved | null; refused?: string }) {
  return (
    <div aria-live="polite">
      {of && of !== "saved" && <p class="small strong">{of === "refused" ? refused : words.failed}</p>}
    </div>
  );
}
