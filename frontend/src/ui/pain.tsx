/** Pain as eleven buttons; the step under each number rises with it. */

import { ends, levels } from "../messages/en/pain";

const tone = (level: number) => (level <= 3 ? "fine" : level <= 5 ? "much" : "over");

interface Props {
  legend: string;
  value: number | null;
  onChoose: (level: number) => void;
}

export function Pain({ legend, value, onChoose }: Props) {
  return (
    <fieldset>
      <legend class="hidden">{legend}</legend>
      <div class="pain">
        {levels.map((word, level) => (
          <label key={word} class={`pain-${tone(level)} level-${level}`}>
            <input
              type="radio"
              name="pain"
              value={level}
              checked={value === level}
              aria-label={`${level}, ${word}`}
              onChange={() => onChoose(level)}
            />
            {level}
          </label>
        ))}
      </div>
      <p class="pain-ends" aria-hidden="true">
        <span>{ends.none}</span>
        <span>{ends.worst}</span>
      </p>
    </fieldset>
  );
}
