/** Thresholds a line each: the house's number, the one here, the range; a line opens to be changed. */

import { useState } from "preact/hooks";
import { decisions } from "../../messages/en/desk-decisions";
import { keepFocus } from "../../ui/focus";
import type { Threshold } from "../decisions";
import { ChangeForm } from "./change-form";
import { anchorOf } from "./range";
import { ThresholdHistory } from "./threshold-history";

const say = decisions.thresholds;

interface TableProps {
  thresholds: Threshold[];
  evidence: Map<string, string>;
  zone: string;
  onChanged: (changed: Threshold) => void;
}

export function ThresholdTable({ thresholds, evidence, zone, onChanged }: TableProps) {
  const [openName, open] = useState<string | null>(null);
  return (
    <table class="table thresholds">
      <caption class="hidden">{say.title}</caption>
      <thead>
        <tr>
          {say.columns.map((column) => (
            <th key={column} scope="col">
              {column || <span class="hidden">{say.change}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {thresholds.map((threshold) => (
          <Row
            key={threshold.name}
            threshold={threshold}
            page={evidence.get(anchorOf(threshold.source))}
            zone={zone}
            isOpen={openName === threshold.name}
            onOpen={open}
            onChanged={onChanged}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  threshold: Threshold;
  page: string | undefined;
  zone: string;
  isOpen: boolean;
  onOpen: (name: string | null) => void;
  onChanged: (changed: Threshold) => void;
}

function Row({ threshold, page, zone, isOpen, onOpen, onChanged }: RowProps) {
  const { name, title, unit, least, most, clinic } = threshold;
  const leave = () => {
    onOpen(null);
    keepFocus(`[data-test=change-${name}]`);
  };
  const changed = (one: Threshold) => {
    leave();
    onChanged(one);
  };
  return (
    <>
      <tr class={clinic === null ? undefined : "is-changed"} data-test={`threshold-${name}`}>
        <th scope="row">
          {title}
          <small>
            {unit} · <Evidence threshold={threshold} page={page} />
          </small>
        </th>
        <td class="figure">
          <Label column={1} />
          {threshold.default}
        </td>
        <td class="figure">
          <Label column={2} />
          {clinic ?? (
            <span class="soft">
              <span aria-hidden="true">–</span>
              <span class="hidden">{say.notSet}</span>
            </span>
          )}
        </td>
        <td class="figure">{say.range(least, most)}</td>
        <td>
          <button
            class="button"
            type="button"
            data-test={`change-${name}`}
            aria-expanded={isOpen}
            onClick={() => onOpen(isOpen ? null : name)}
          >
            {say.change}
            <span class="hidden">: {title}</span>
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr class="opened">
          <td colSpan={5}>
            <ChangeForm threshold={threshold} onChanged={changed} onLeave={leave} />
            <ThresholdHistory threshold={threshold} zone={zone} isOwn={false} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The column's name, where there is no room for columns; the table's head says it to a screen reader. */
function Label({ column }: { column: number }) {
  return (
    <span class="cell-label" aria-hidden="true">
      {say.columns[column]}{" "}
    </span>
  );
}

function Evidence({ threshold, page }: Pick<RowProps, "threshold" | "page">) {
  if (threshold.is_house_default) return <>{say.house}</>;
  const words = anchorOf(threshold.source).replaceAll("-", " ");
  if (page === undefined) return <>{words}</>;
  return (
    <a href={`/learn/${page}`}>
      {say.source}: {words}
    </a>
  );
}
