/** What an emergency answer leads to; it is stored once it is clear that the tap was meant. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Verdict } from "../../domain/tables";
import { AlarmPage } from "../../help/alarm-page";
import { alarms, noOneWatches } from "../../messages/en/help";
import * as words from "../../messages/en/screening";
import { go } from "../../router";
import { ALARMS } from "./deciding";
import type { Answers, Flag, Reason } from "./questions";
import { isPatient, saveScreening } from "./saving";

/** What is stored takes the whole plan away until a clinician gives it back: time enough to see a slip. */
const SLIP_MS = 5_000;

interface Props {
  flag: Flag;
  verdict: Verdict | null;
  answers: Answers;
  reason: Reason;
  goBack: () => void;
}

export default function Emergency({ flag, verdict, answers, reason, goBack }: Props) {
  const isStored = useRef(false);
  const [isMeant, setMeant] = useState(false);
  const store = () => {
    if (isStored.current) return;
    isStored.current = true;
    setMeant(true);
    void saveScreening(reason, answers);
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
  const takeBack = () => {
    isStored.current = true;
    goBack();
  };
  const home = isPatient() ? "/" : "/help";
  const leave = isMeant
    ? { word: isPatient() ? words.emergency.toToday : words.emergency.toHelp, go: () => go(home) }
    : { word: words.emergency.byMistake, go: takeBack };
  const page = alarms.find(({ id }) => id === ALARMS[flag]) ?? general(verdict);
  const note = isPatient() ? words.verdict.saved : noOneWatches;
  return (
    <AlarmPage
      {...page}
      note={note}
      leave={leave}
      goBack={isMeant ? () => go(home) : takeBack}
      onCall={store}
    />
  );
}

const general = (verdict: Verdict | null) => ({
  heading: words.emergency.heading,
  lead: verdict?.saw ?? "",
  steps: [verdict?.call ?? "", verdict?.do ?? ""],
});
