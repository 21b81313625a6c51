/** Asks anew what the server knows when the page comes, and once what waited has gone out. */

import { useEffect, useRef } from "preact/hooks";
import { me, refreshToday, unsent } from "../state";
import { readKnown } from "./known";

export function useKnown(): void {
  const isWaiting = unsent.value.length > 0;
  const isPatient = me.value?.role === "patient";
  const hasWaited = useRef(false);
  useEffect(() => {
    if (!isPatient) return;
    if (isWaiting) {
      hasWaited.current = true;
      return;
    }
    // What went out may have changed the plan, by whichever page or worker it was sent.
    if (hasWaited.current) void refreshToday();
    void readKnown();
  }, [isPatient, isWaiting]);
}
