/** Saving an assessment: the condition first, then each test; what is on record leaves the form. */

import { useState } from "preact/hooks";
import { Refused } from "../../api/client";
import { assess as say } from "../../messages/en/desk-assess";
import {
  type Condition,
  readCondition,
  recordCondition,
  recordImaging,
  recordProvocation,
  recordStrength,
} from "../records/data";
import { conditionOf, draftOf } from "./condition-draft";
import { mergeConditions, type Part } from "./condition-merge";
import {
  hasImaging,
  imagingOf,
  provocationOf,
  strengthOf,
  testedPains,
  testedPositions,
  without,
} from "./tests-draft";
import type { Assessment, Problems } from "./use-assessment";

/** The answer named fields of this part of the form. */
class FieldsRefused extends Error {
  constructor(readonly problems: Problems) {
    super("fields refused");
  }
}

export function useSavingAssessment(form: Assessment, onSaved: (isAll: boolean) => void) {
  const [theirs, setTheirs] = useState<Condition | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isSaving, setSaving] = useState(false);

  const save = async (then?: () => void) => {
    setSaving(true);
    setFailed(false);
    try {
      await saveCondition(form);
      await saveTests(form);
      onSaved(true);
      then?.();
    } catch (error) {
      if (error instanceof FieldsRefused) form.refuse(error.problems);
      else if (error instanceof Refused && error.status === 412) {
        setTheirs(await readCondition(form.patientId).catch(() => null));
      } else setFailed(true);
      onSaved(false);
    } finally {
      setSaving(false);
    }
  };

  /** `keepMine`: the parts to keep as typed here; null takes theirs whole. */
  const settle = (keepMine: readonly Part[] | null) => {
    if (theirs === null) return;
    const theirsSaid = conditionOf(draftOf(theirs), theirs.version);
    const merged = keepMine ? mergeConditions(form.before, theirsSaid, form.said, keepMine) : theirsSaid;
    form.adopt(theirs, draftOf(merged));
    setTheirs(null);
  };

  return { theirs, hasFailed, isSaving, save, settle };
}

async function saveCondition(form: Assessment): Promise<void> {
  if (!form.isConditionNew) return;
  form.adopt(await namingFields("", recordCondition(form.patientId, form.said)));
}

async function saveTests({ patientId, tests, changeTests }: Assessment): Promise<void> {
  for (const position of testedPositions(tests)) {
    await namingFields(`strength.${position}.`, recordStrength(patientId, strengthOf(tests, position)));
    changeTests((last) => without.strength(last, position));
  }
  for (const test of testedPains(tests)) {
    await namingFields(`provocation.${test}.`, recordProvocation(patientId, provocationOf(tests, test)));
    changeTests((last) => without.provocation(last, test));
  }
  const imaging = hasImaging(tests) && imagingOf(tests);
  if (imaging) {
    await namingFields("imaging.", recordImaging(patientId, imaging));
    changeTests(without.imaging);
  }
}

/** @throws FieldsRefused with the fields as the form knows them */
async function namingFields<Answer>(prefix: string, sent: Promise<Answer>): Promise<Answer> {
  try {
    return await sent;
  } catch (error) {
    const named = error instanceof Refused ? (error.problem.errors ?? []) : [];
    if (named.length === 0) throw error;
    throw new FieldsRefused(
      Object.fromEntries(named.map(({ field, message }) => [fieldOf(prefix, field), sentence(message)])),
    );
  }
}

/** The day of all tests stands once on the page. */
function fieldOf(prefix: string, field: string): string {
  const isSharedDay = field === "done_on" && prefix !== "imaging.";
  return isSharedDay ? field : `${prefix}${field}`;
}

/** "is needed beside the load" stands by itself under a field. */
export function sentence(message: string): string {
  return `${say.serverSays} ${message}.`;
}
