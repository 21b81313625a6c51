/** A sheet of a few answers, one of which holds. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Wishes } from "../../api/types";
import { leave, save as saveWord } from "../../messages/en/wishes";
import { Sheet } from "../../ui/sheet";
import { Outcome, useSaving } from "./saving";

interface Choice {
  name: string;
  change: Partial<Wishes>;
  text: ComponentChildren;
}

interface Props {
  title: string;
  why: string;
  choices: readonly Choice[];
  chosen: string;
  close: () => void;
}

export function ChoiceSheet({ title, why, choices, chosen, close }: Props) {
  const [name, setName] = useState(chosen);
  const { outcome, save } = useSaving(close);
  const submit = (event: Event) => {
    event.preventDefault();
    const choice = choices.find((one) => one.name === name);
    if (choice) save(choice.change);
  };
  return (
    <Sheet title={title} leave={leave} onClose={close}>
      <p class="soft">{why}</p>
      <form class="stack" onSubmit={submit}>
        <fieldset class="stack days">
          <legend class="hidden">{title}</legend>
          {choices.map((one) => (
            <label key={one.name} class="choice" data-test={one.name}>
              <input
                type="radio"
                name="choice"
                checked={one.name === name}
                onChange={() => setName(one.name)}
              />
              <span>{one.text}</span>
            </label>
          ))}
        </fieldset>
        <Outcome of={outcome} />
        <button class="button button-main" type="submit" data-test="save">
          {saveWord}
        </button>
      </form>
    </Sheet>
  );
}
