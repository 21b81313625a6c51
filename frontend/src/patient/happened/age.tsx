/** The one number that the warning signs need, from whoever has not told it yet. */

import { useState } from "preact/hooks";
import * as words from "../../messages/en/screening";
import { FlowBar } from "../../ui/flow-bar";
import { Title } from "../../ui/head";
import { NumberField } from "../../ui/number-field";

const OLDEST = 120;

interface Props {
  over: string;
  place: number;
  goBack: () => void;
  onEnd: (age: number) => void;
}

export default function Age({ over, place, goBack, onEnd }: Props) {
  const [age, setAge] = useState<number | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    if (age !== null) onEnd(age);
  };
  return (
    <main class="flow">
      <FlowBar over={over} place={place} of={place + 1} goBack={goBack} isAlarm />
      <Title page={words.age.text}>{words.age.text}</Title>
      <form class="under grow-form" onSubmit={submit}>
        <NumberField
          name="age"
          label={words.age.label}
          wrong={words.age.wrong}
          least={0}
          most={OLDEST}
          value={age}
          onChange={setAge}
        />
        <div class="dock">
          <button class="button button-main" type="submit" data-test="next" aria-disabled={age === null}>
            {words.age.next}
          </button>
        </div>
      </form>
    </main>
  );
}
