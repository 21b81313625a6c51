/** Where the patient's own wishes change what a prescription would send. */

import { plan } from "../../messages/en/desk-plan";
import { wishes as words } from "../../messages/en/desk-wishes";
import type { Preview } from "../data";
import { Quiet } from "../parts/page";

export function Wishes({ preview }: { preview: Preview }) {
  const silent = preview.days.flatMap(({ items }) => items).filter(({ unsent }) => unsent !== null);
  return (
    <>
      {preview.own_times.map(({ kind, local_time, prescribed_time }) => (
        <Quiet key={kind} icon="clock">
          {words.ownTime(plan.kinds[kind], local_time, prescribed_time)}
        </Quiet>
      ))}
      {silent.length > 0 && <Quiet icon="bell">{words.silent(silent.length)}</Quiet>}
    </>
  );
}
