/** A pop, chest pain or faintness in a session: the whole screen at once, stored when it is clear that it was meant. */

import { useEffect, useRef, useState } from "preact/hooks";
import { AlarmPage } from "../../help/alarm-page";
import { flags, leave as words } from "../../messages/en/session-flag";
import { go } from "../../router";
import { finish } from "./finish";
import type { HalfSession } from "./half";

/** What is stored takes the plan away until a clinician gives it back: time enough to see a slip. */
const SLIP_MS = 5_000;

export type Flag = keyof typeof flags;

interface Props {
  half: HalfSession;
  flag: Flag;
  takeBack: () => void;
}

export default function RedFlag({ half, flag, takeBack }: Props) {
  const isStored = useRef(false);
  const [isMeant, setMeant] = useState(false);
  const store = () => {
    if (isStored.current) return;
    isStored.current = true;
    setMeant(true);
    // What was done is saved with it, so that nothing more is planned.
    void finish({ ...half, noticed: { ...half.noticed, [flag]: true } });
  };
  useEffect(() => {
    const timer = setTimeout(store, SLIP_MS);
    const onHide = () => document.visibilityState === "hidden" && store();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, []);
  const onward = () => go(flag === "pop" ? "/happened" : "/");
  const undo = () => {
    isStored.current = true;
    takeBack();
  };
  const leave = isMeant
    ? { word: flag === "pop" ? words.questions : words.toToday, go: onward }
    : { word: words.byMistake, go: undo };
  return (
    <AlarmPage
      {...flags[flag]}
      note={words.note}
      leave={leave}
      goBack={isMeant ? onward : undo}
      onCall={store}
    />
  );
}
