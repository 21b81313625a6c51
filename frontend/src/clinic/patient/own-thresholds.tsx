/** The numbers set for this patient alone, and setting another. */

import { useCallback, useState } from "preact/hooks";
import { decisions } from "../../messages/en/desk-decisions";
import { keepFocus } from "../../ui/focus";
import { listThresholds, type Threshold } from "../decisions";
import { CardHead, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { SelectField } from "../parts/select-field";
import { THRESHOLDS } from "../places";
import { ChangeForm } from "../thresholds/change-form";
import { ThresholdHistory } from "../thresholds/threshold-history";

const say = decisions.thresholds;

export function OwnThresholds({ patientId, name, zone }: { patientId: string; name: string; zone: string }) {
  const read = useCallback(() => listThresholds(patientId), [patientId]);
  const resource = useResource(read);
  return (
    <section class="card" aria-labelledby="own-thresholds" data-test="own-thresholds">
      <CardHead id="own-thresholds" title={say.own.title(name)} note={say.own.note} />
      {resource.value === null ? (
        <Waiting resource={resource} />
      ) : (
        <Own
          thresholds={resource.value.thresholds}
          patientId={patientId}
          zone={zone}
          onChanged={resource.reload}
        />
      )}
      <p class="small">
        <a href={THRESHOLDS}>{say.own.all}</a>
      </p>
    </section>
  );
}

interface OwnProps {
  thresholds: Threshold[];
  patientId: string;
  zone: string;
  onChanged: () => void;
}

function Own({ thresholds, patientId, zone, onChanged }: OwnProps) {
  const [openName, open] = useState("");
  const own = thresholds.filter(({ patient, name }) => patient !== null || name === openName);
  const rest = thresholds.filter(({ patient }) => patient === null);
  const leave = () => {
    open("");
    keepFocus("#field-own-threshold");
  };
  return (
    <>
      {own.length === 0 && <Quiet>{say.own.none}</Quiet>}
      <ul class="story">
        {own.map((threshold) => (
          <li key={threshold.name}>
            <div class="standing">
              <div>
                <p>
                  {threshold.title}: <strong>{threshold.value}</strong>{" "}
                  <small class="soft">{threshold.unit}</small>
                </p>
                <ThresholdHistory threshold={threshold} zone={zone} isOwn />
              </div>
              {openName !== threshold.name && (
                <button class="button" type="button" onClick={() => open(threshold.name)}>
                  {say.change}
                  <span class="hidden">: {threshold.title}</span>
                </button>
              )}
            </div>
            {openName === threshold.name && (
              <ChangeForm
                threshold={threshold}
                patientId={patientId}
                onChanged={() => {
                  leave();
                  onChanged();
                }}
                onLeave={leave}
              />
            )}
          </li>
        ))}
      </ul>
      {openName === "" && (
        <SelectField
          path="own-threshold"
          label={say.own.pick}
          value=""
          choices={{
            "": say.own.choose,
            ...Object.fromEntries(rest.map(({ name, title }) => [name, title])),
          }}
          onValue={open}
        />
      )}
    </>
  );
}
