/** What "something happened" comes to, when it is no emergency. */

import { localNumbers } from "../../help/emergency-numbers";
import { callNumber, noOneWatches } from "../../messages/en/help";
import * as words from "../../messages/en/screening";
import { Icon } from "../../ui/icon";
import { Said } from "./said";
import { isPatient } from "./saving";
import type { Ended } from "./warning-signs";

export default function End({ verdict }: Ended) {
  const text = words.verdict;
  const isFound = verdict && (verdict.effect === "stop" || verdict.effect === "clinician");
  const said = isFound
    ? { ...verdict, heading: text[verdict.effect as "stop" | "clinician"] }
    : { effect: "hold", heading: text.nothing, saw: text.nothingText, do: "", call: "" };
  const isLocked = isFound && verdict.locks.length > 0;
  const home = isPatient()
    ? { to: "/", word: words.emergency.toToday }
    : { to: "/help", word: words.emergency.toHelp };
  return (
    <Said {...said} over={words.over.happened} dock={<Dock {...home} isUrgent={said.effect === "stop"} />}>
      <p class="small soft">
        {isPatient() ? text.saved : text.notSaved} {isPatient() && isLocked ? text.held : ""}
        {!isPatient() && ` ${noOneWatches}`}
      </p>
    </Said>
  );
}

function Dock({ to, word, isUrgent }: { to: string; word: string; isUrgent: boolean }) {
  const [number = "112"] = localNumbers();
  return (
    <>
      <a class="button button-main" href={to} data-test="leave">
        {word}
      </a>
      {isUrgent && (
        <div class="actions">
          <a class="button button-stop" href={`tel:${number}`}>
            <Icon name="call" />
            {callNumber(number)}
          </a>
        </div>
      )}
    </>
  );
}
