/** What only a patch asks: pressure, who prescribes which product, and the prescriber's own words. */

import { gates as say } from "../../../messages/en/desk-gates";
import { Field } from "../../parts/field";
import { SelectField } from "../../parts/select-field";
import { type GateDraft, risksOf } from "./gate-draft";

interface FieldsProps {
  draft: GateDraft;
  change: (changes: Partial<GateDraft>) => void;
  problems: Record<string, string>;
}

type TypedName = "systolic" | "prescriber" | "product" | "instruction" | "headacheAdvice";

export function GtnFields(props: FieldsProps) {
  const { draft, change, problems } = props;
  const field = (name: TypedName, path: string) => ({
    path: `gate.gtn.${path}`,
    value: draft[name],
    onValue: (value: string) => change({ [name]: value }),
    problem: problems[path],
  });
  return (
    <div class="gate-fields">
      <Field
        {...field("systolic", "systolic")}
        label={say.systolic}
        type="number"
        unit={say.mmHg}
        hint={say.systolicHint}
      />
      <Field {...field("prescriber", "prescriber")} label={say.prescriber} />
      <Field {...field("product", "product")} label={say.product} hint={say.productHint} />
      <PatchKind {...props} />
      <Field
        {...field("instruction", "instruction")}
        label={say.instructionField}
        hint={say.instructionHint}
        type="textarea"
      />
      <Field {...field("headacheAdvice", "headache_advice")} label={say.headacheField} type="textarea" />
      <Weighed {...props} />
    </div>
  );
}

/** Only a matrix patch may be cut, and only where the prescriber says so. */
function PatchKind({ draft, change }: FieldsProps) {
  return (
    <>
      <SelectField
        path="gate.gtn.patch_kind"
        label={say.patchKind}
        value={draft.patchKind}
        choices={say.patchKinds}
        onValue={(patchKind) => change({ patchKind })}
      />
      {draft.patchKind === "matrix" && (
        <Tick words={say.mayBeCut} isTicked={draft.mayBeCut} onTick={(mayBeCut) => change({ mayBeCut })} />
      )}
    </>
  );
}

/** A risk that does not block by itself asks for the clinician's yes. */
function Weighed({ draft, change }: FieldsProps) {
  const risks = risksOf(draft);
  if (risks.length === 0) return null;
  return (
    <div class="gate-wide">
      <p class="small">{say.confirmWhy(risks.map((risk) => risk.toLowerCase()).join("; "))}</p>
      <Tick
        words={say.confirm}
        isTicked={draft.isConfirmed}
        onTick={(isConfirmed) => change({ isConfirmed })}
      />
    </div>
  );
}

function Tick(props: { words: string; isTicked: boolean; onTick: (isTicked: boolean) => void }) {
  return (
    <label class="pick">
      <input
        type="checkbox"
        checked={props.isTicked}
        onChange={(event) => props.onTick(event.currentTarget.checked)}
      />
      {props.words}
    </label>
  );
}
