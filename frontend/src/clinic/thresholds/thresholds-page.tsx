/** The clinic's numbers: what the rules are read with, in which range they may be set, and who has set them. */

import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { readContent } from "../../api/content";
import { decisions } from "../../messages/en/desk-decisions";
import { listThresholds, type Threshold } from "../decisions";
import { Callout, PageTitle, Quiet, Waiting } from "../parts/page";
import { useResource } from "../parts/resource";
import { evidencePages, findThresholds } from "./range";
import { ThresholdTable } from "./threshold-table";

const say = decisions.thresholds;
const ofClinic = () => listThresholds();

export function ThresholdsPage({ zone }: { zone: string }) {
  const resource = useResource(ofClinic);
  const [done, setDone] = useState<string | null>(null);
  const changed = useCallback(
    (one: Threshold) => {
      setDone(say.said(one.title, one.value));
      resource.reload();
    },
    [resource.reload],
  );
  return (
    <>
      <header class="top">
        <div>
          <p>{say.lead}</p>
          <PageTitle>{say.title}</PageTitle>
        </div>
      </header>
      {done && <Callout tone="good" icon="check" title={done} />}
      {resource.value === null ? (
        <Waiting resource={resource} />
      ) : (
        <Found thresholds={resource.value.thresholds} zone={zone} onChanged={changed} />
      )}
    </>
  );
}

/** Anchors that a page of the library tells of; none while it is not to be had. */
function useEvidence(): Map<string, string> {
  const [pages, setPages] = useState<Map<string, string>>(new Map());
  useEffect(() => {
    readContent<Parameters<typeof evidencePages>[0]>("library").then(
      (library) => setPages(evidencePages(library)),
      () => undefined,
    );
  }, []);
  return pages;
}

interface FoundProps {
  thresholds: Threshold[];
  zone: string;
  onChanged: (changed: Threshold) => void;
}

function Found({ thresholds, zone, onChanged }: FoundProps) {
  const evidence = useEvidence();
  const [typed, type] = useState("");
  const [onlySet, cutDown] = useState(false);
  const set = thresholds.filter(({ clinic }) => clinic !== null).length;
  const found = useMemo(
    () => findThresholds(thresholds, typed).filter(({ clinic }) => !onlySet || clinic !== null),
    [thresholds, typed, onlySet],
  );
  return (
    <section class="card" aria-label={say.title}>
      <div class="finding">
        <div class="field">
          <label for="find-threshold">{say.find}</label>
          <input
            id="find-threshold"
            class="entry"
            type="search"
            autoComplete="off"
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </div>
        <label class="pick">
          <input
            type="checkbox"
            checked={onlySet}
            onChange={(event) => cutDown(event.currentTarget.checked)}
          />
          {say.onlySet(set)}
        </label>
      </div>
      {found.length > 0 ? (
        <ThresholdTable thresholds={found} evidence={evidence} zone={zone} onChanged={onChanged} />
      ) : (
        <Quiet>{say.none}</Quiet>
      )}
    </section>
  );
}
