/** Scans and treatments for which a patch comes off: booked and cancelled at once, each with its own button. */

import { useState } from "preact/hooks";
import { assess } from "../../messages/en/desk-assess";
import { appointments } from "../../messages/en/desk-names";
import { sayDay, timeOf } from "../calendar";
import { Field } from "../parts/field";
import { Callout } from "../parts/page";
import { SelectField } from "../parts/select-field";
import { type Appointment, bookAppointment, cancelAppointment, type Records } from "../records/data";
import { useSending } from "./sending";

const say = assess.imaging;

interface AppointmentsProps {
  patientId: string;
  records: Records;
  onChanged: () => void;
}

function useBooking({ patientId, onChanged }: AppointmentsProps) {
  const [what, setWhat] = useState<Appointment["what"]>("mri");
  const [at, setAt] = useState("");
  const { send, refuse, ...sending } = useSending();
  const book = async () => {
    if (at === "") return refuse({ starts_at: assess.problems.at });
    const isBooked = await send(
      () => bookAppointment(patientId, { what, starts_at: at }),
      () => say.isBooked,
    );
    if (isBooked) setAt("");
    return onChanged();
  };
  const cancel = async (id: string) => {
    await send(
      () => cancelAppointment(patientId, id),
      () => say.isCancelled,
    );
    onChanged();
  };
  return { what, setWhat, at, setAt, book, cancel, ...sending };
}

export function Appointments(props: AppointmentsProps) {
  const { what, setWhat, at, setAt, book, cancel, problems, said, isSending } = useBooking(props);
  const now = new Date().toISOString();
  const ahead = props.records.appointments.filter((one) => one.starts_at > now && !one.is_cancelled);
  return (
    <fieldset class="own-form">
      <legend>
        {say.appointments}
        <small>{say.appointmentsNote}</small>
      </legend>
      {ahead.length > 0 && <Ahead booked={ahead} isSending={isSending} onCancel={(id) => void cancel(id)} />}
      <div class="line-form">
        <SelectField
          path="appointment.what"
          label={say.what}
          value={what}
          choices={appointments}
          onValue={setWhat}
        />
        <Field
          path="starts_at"
          label={say.at}
          type="datetime-local"
          value={at}
          onValue={setAt}
          problem={problems.starts_at}
        />
        <button class="button" type="button" disabled={isSending} onClick={() => void book()}>
          {say.book}
        </button>
      </div>
      {said && (
        <Callout
          tone={said.isGood ? "good" : "load"}
          icon={said.isGood ? "check" : "info"}
          title={said.text}
        />
      )}
    </fieldset>
  );
}

interface AheadProps {
  booked: readonly Appointment[];
  isSending: boolean;
  onCancel: (id: string) => void;
}

function Ahead({ booked, isSending, onCancel }: AheadProps) {
  return (
    <ul class="list">
      {booked.map((one) => (
        <li key={one.id}>
          <span class="grow">
            {say.booked(appointments[one.what], `${sayDay(one.local)} ${timeOf(one.local)}`)}
          </span>
          <button class="button" type="button" disabled={isSending} onClick={() => onCancel(one.id)}>
            {say.cancel}
            <span class="hidden"> {appointments[one.what]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
