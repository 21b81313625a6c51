/** The person's own time for each kind of reminder, and the way back to the plan's. */

import { useState } from "preact/hooks";
import { putOwnTime } from "../../api/reminders";
import type { Manners } from "../../api/types";
import { times as words } from "../../messages/en/wishes";
import { refreshToday } from "../../state";
import { Field } from "../../ui/field";
import { Sheet } from "../../ui/sheet";
import { manners, outcomeOf, type Saved } from "./known";
import { Outcome } from "./saving";
import type { SheetProps } from "./wishes";

type Time = Manners["times"][number];

export default function TimesSheet({ known, kind, close }: SheetProps) {
  return (
    <Sheet title={words.row} leave={words.done} onClose={close}>
      <p class="soft">{known.times.length ? words.why : words.none}</p>
      {known.times.map((one) => (
        <OneTime key={`${one.kind} ${one.local_time}`} one={one} isWanted={one.kind === kind} />
      ))}
    </Sheet>
  );
}

function OneTime({ one, isWanted }: { one: Time; isWanted: boolean }) {
  const [time, setTime] = useState(one.local_time);
  const [outcome, setOutcome] = useState<Saved | null>(null);
  const send = (local_time: string | null) =>
    put(one.kind, local_time).catch((error: unknown) => setOutcome(outcomeOf(error)));
  const isChanged = time !== "" && time !== one.local_time;
  return (
    <form
      class="own-time"
      data-test={`time-${one.kind}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void send(time);
      }}
    >
      <Field
        name={`time-${one.kind}`}
        type="time"
        label={words.nameOf(one.kind)}
        value={time}
        isFirst={isWanted}
        onInput={setTime}
      />
      {isChanged && (
        <button class="button" type="submit">
          {words.keep(time)}
        </button>
      )}
      {!isChanged && one.is_own && (
        <button class="button button-plain" type="button" onClick={() => void send(null)}>
          {words.back(one.prescribed_time)}
        </button>
      )}
      <Outcome of={outcome} refused={words.refusedOf(one.kind)} />
    </form>
  );
}

/** @throws Refused, Unreachable */
async function put(kind: Time["kind"], local_time: string | null): Promise<void> {
  const { times } = await putOwnTime(kind, local_time);
  if (manners.value) manners.value = { ...manners.value, times };
  void refreshToday();
}
