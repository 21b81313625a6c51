/** Part 4: what a scan was read as, and appointments for which a patch must come off. */

import { assess } from "../../messages/en/desk-assess";
import { readings, scans } from "../../messages/en/desk-names";
import { Field } from "../parts/field";
import { Icon } from "../parts/icon";
import { Quiet } from "../parts/page";
import { SelectField } from "../parts/select-field";
import type { Imaging } from "../records/data";
import { Appointments } from "./appointments";
import { Part } from "./part";
import type { TestsDraft } from "./tests-draft";
import type { Assessment } from "./use-assessment";

const say = assess.imaging;
const KINDS = { none: say.none, ...scans };

export function ImagingPart({ form, onChanged }: { form: Assessment; onChanged: () => void }) {
  const { tests, problems } = form;
  const { imaging } = tests;
  const change = (changes: Partial<TestsDraft["imaging"]>) =>
    form.changeTests((last) => ({ ...last, imaging: { ...last.imaging, ...changes } }));
  return (
    <Part number={4} title={say.title} note={say.note}>
      <div class="stack stack-tight">
        <div class="two">
          <SelectField
            path="imaging.kind"
            label={say.kind}
            value={imaging.kind || "none"}
            choices={KINDS}
            onValue={(kind) => change(kind === "none" ? NO_SCAN : { kind, on: imaging.on || tests.on })}
            problem={problems["imaging.kind"]}
          />
          {imaging.kind !== "" && (
            <Field
              path="imaging.done_on"
              label={say.on}
              type="date"
              value={imaging.on}
              onValue={(on) => change({ on })}
              problem={problems["imaging.done_on"]}
            />
          )}
        </div>
        {imaging.kind !== "" && (
          <>
            <Readings
              chosen={imaging.reading}
              problem={form.hasTried ? problems["imaging.reading"] : undefined}
              onChoose={(reading) => change({ reading })}
            />
            <Field
              path="imaging.finding"
              label={say.words}
              type="textarea"
              value={imaging.finding}
              onValue={(finding) => change({ finding })}
              problem={problems["imaging.finding"]}
            />
          </>
        )}
        <Quiet>{say.hint}</Quiet>
        <Appointments patientId={form.patientId} records={form.records} onChanged={onChanged} />
      </div>
    </Part>
  );
}

const NO_SCAN: TestsDraft["imaging"] = { kind: "", on: "", reading: "", finding: "" };

interface ReadingsProps {
  chosen: "" | Imaging["reading"];
  problem: string | undefined;
  onChoose: (reading: Imaging["reading"]) => void;
}

function Readings({ chosen, problem, onChoose }: ReadingsProps) {
  return (
    <fieldset class="ticks" aria-describedby={problem ? "reading-error" : undefined}>
      <legend>{say.reading}</legend>
      {(Object.keys(readings) as Imaging["reading"][]).map((reading) => (
        <label key={reading} class="choice">
          <input
            type="radio"
            name="reading"
            id={reading === "typical" ? "field-imaging-reading" : undefined}
            checked={chosen === reading}
            onChange={() => onChoose(reading)}
          />
          {readings[reading]}
        </label>
      ))}
      {problem && (
        <p class="error" id="reading-error">
          <Icon name="info" small />
          <span>{problem}</span>
        </p>
      )}
    </fieldset>
  );
}
