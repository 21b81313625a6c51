/** What a decision table says to these answers, by the phone's own evaluator. */

import { useEffect, useState } from "preact/hooks";
import type { Values, Verdict } from "../../domain/tables";

/** Null until it is decided, and where the tables were never on this phone. */
export function useVerdict(table: string, values: Values): Verdict | null {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const asked = JSON.stringify(values);
  useEffect(() => {
    let isLatest = true;
    import("./decide")
      .then(({ tablesOnPhone }) => tablesOnPhone())
      .then((decide) => decide(table, JSON.parse(asked) as Values))
      .catch(() => null)
      .then((said) => isLatest && setVerdict(said));
    return () => {
      isLatest = false;
    };
  }, [table, asked]);
  return verdict;
}
