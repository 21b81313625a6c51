/** The list cut down to one need. A count of none stays, so that nothing jumps. */

import { desk } from "../../messages/en/desk";
import type { Patient } from "../data";
import { countOf, type Filter, GROUPS } from "./needs";

const say = desk.caseload;
export const FILTERS: readonly Filter[] = ["all", "needing", ...GROUPS.filter((group) => group !== "none")];

interface FiltersProps {
  patients: readonly Patient[];
  chosen: Filter;
  onChoose: (filter: Filter) => void;
}

export function Filters({ patients, chosen, onChoose }: FiltersProps) {
  return (
    <fieldset class="filters">
      <legend class="hidden">{say.filters}</legend>
      {FILTERS.map((filter) => (
        <button
          key={filter}
          class="filter"
          type="button"
          aria-pressed={filter === chosen}
          onClick={() => onChoose(filter)}
        >
          {filter === "all" || filter === "needing" ? say.filter[filter] : say.groups[filter].short}
          <b>{countOf(patients, filter)}</b>
        </button>
      ))}
    </fieldset>
  );
}
