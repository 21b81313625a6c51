/** Find a patient by name, from anywhere with "/". */

import { useMemo, useRef, useState } from "preact/hooks";
import { desk } from "../messages/en/desk";
import { useLocation } from "../router";
import { findByName } from "./caseload/needs";
import { listPatients, type Patient } from "./data";
import { Icon } from "./parts/icon";
import { useKeys } from "./parts/keys";
import { patientPath } from "./places";

const MOST_SHOWN = 8;

/** What is typed, who is found by it, and which of them the arrow keys have reached. */
function useFinding() {
  const [patients, setPatients] = useState<Patient[]>([]);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = findByName(patients, typed).slice(0, MOST_SHOWN);
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const read = () =>
    listPatients().then(
      (list) => setPatients(list.patients),
      () => setPatients([]),
    );
  const step = (by: number) => setAt(Math.min(Math.max(at + by, 0), Math.max(found.length - 1, 0)));
  return { typed, found, at, type, read, step };
}

/** The field, reached with "/" from anywhere, and what its own keys do. */
function useField({ found, at, type, step }: ReturnType<typeof useFinding>) {
  const { route } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  useKeys(useMemo(() => ({ "/": () => input.current?.focus() }), []));
  const close = () => {
    type("");
    input.current?.blur();
  };
  const open = (patient: Patient | undefined) => {
    if (!patient) return;
    close();
    route(patientPath(patient.id));
  };
  const keys: Record<string, () => void> = {
    Escape: close,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => open(found[at]),
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return { input, open, press };
}

export function FindPatient() {
  const finding = useFinding();
  const { typed, found, at, type, read } = finding;
  const { input, open, press } = useField(finding);
  const isOpen = typed.trim() !== "";
  return (
    <search class="find">
      <label class="hidden" for="find">
        {desk.bar.find}
      </label>
      <Icon name="search" />
      <input
        {...comboboxOf(isOpen, isOpen && found[at] ? at : null)}
        ref={input}
        id="find"
        type="search"
        placeholder={desk.bar.find}
        autoComplete="off"
        aria-keyshortcuts="/"
        value={typed}
        onFocus={read}
        onBlur={() => type("")}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <kbd class="hint-key">/</kbd>
      <Found found={found} at={at} isOpen={isOpen} onOpen={open} />
    </search>
  );
}

function comboboxOf(isOpen: boolean, active: number | null) {
  return {
    role: "combobox",
    list: undefined,
    "aria-expanded": isOpen,
    "aria-controls": "find-list",
    "aria-autocomplete": "list",
    "aria-activedescendant": active === null ? undefined : `find-${active}`,
  } as const;
}

function Found(props: { found: Patient[]; at: number; isOpen: boolean; onOpen: (patient: Patient) => void }) {
  const { found, at, isOpen, onOpen } = props;
  return (
    <>
      <div class="find-list" hidden={!isOpen}>
        <div id="find-list" role="listbox" aria-label={desk.bar.find}>
          {found.map((patient, index) => (
            // The field keeps the focus; the keys are its own, so a press with the mouse must not take it
            <div
              key={patient.id}
              id={`find-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                onOpen(patient);
              }}
            >
              {patient.name}
              <small>{patient.plan_title ?? desk.caseload.status.no_plan}</small>
            </div>
          ))}
        </div>
        {found.length === 0 && <p class="soft small">{desk.bar.nobody}</p>}
      </div>
      <p class="hidden" role="status">
        {isOpen ? (found.length ? desk.bar.found(found.length) : desk.bar.nobody) : ""}
      </p>
    </>
  );
}
