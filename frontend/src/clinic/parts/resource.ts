/** What a page reads from the server: last known content stays while it is read again. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { Refused } from "../../api/client";
import { leave } from "../../state";

export interface Resource<Value> {
  value: Value | null;
  failure: "refused" | "unreachable" | null;
  reload: () => void;
}

/** `read` must keep its identity while it asks for the same thing. */
export function useResource<Value>(read: () => Promise<Value>): Resource<Value> {
  const [held, setHeld] = useState<{ from: unknown; value: Value } | null>(null);
  const [failure, setFailure] = useState<Resource<Value>["failure"]>(null);
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    let isLatest = true;
    read().then(
      (value) => {
        if (!isLatest) return;
        setHeld({ from: read, value });
        setFailure(null);
      },
      (error: unknown) => {
        if (error instanceof Refused && error.status === 401) void leave();
        else if (isLatest) setFailure(error instanceof Refused ? "refused" : "unreachable");
      },
    );
    return () => {
      isLatest = false;
    };
  }, [read, turn]);
  return { value: held?.from === read ? held.value : null, failure, reload };
}
