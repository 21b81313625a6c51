/** The beat for the stairs: to hear, to see and to feel, each by itself. */

import { useEffect, useRef, useState } from "preact/hooks";
import { beat as words } from "../../messages/en/session-beat";
import { useReducedMotion } from "../../ui/figure/motion";
import { startBeat, type Ways } from "./metronome";

const SHOWN_MS = 120;
const NAMES = ["sound", "light", "vibration"] as const;

interface Props {
  beats: [number, number];
}

export default function Beat({ beats: [least, most] }: Props) {
  const [perMinute, setPerMinute] = useState(Math.round((least + most) / 2));
  const [isRunning, setRunning] = useState(false);
  const isReduced = useReducedMotion();
  const [ways, setWays] = useState<Ways>({ sound: true, light: !isReduced, vibration: true });
  const isLit = useBeat(isRunning ? perMinute : null, ways);
  return (
    <fieldset class="beat">
      <legend class="hidden">{words.title}</legend>
      <div class="row spread">
        <button
          class="button button-round minus"
          type="button"
          aria-label={words.slower}
          aria-disabled={perMinute <= least}
          onClick={() => setPerMinute(Math.max(least, perMinute - 1))}
        />
        <p class={isLit ? "beat-count is-lit" : "beat-count"}>
          <span class="number">{perMinute}</span>
          <span class="soft small">{words.perMinute}</span>
        </p>
        <button
          class="button button-round plus"
          type="button"
          aria-label={words.faster}
          aria-disabled={perMinute >= most}
          onClick={() => setPerMinute(Math.min(most, perMinute + 1))}
        />
      </div>
      <button
        class="button button-wide"
        type="button"
        aria-pressed={isRunning}
        data-test="beat"
        onClick={() => setRunning(!isRunning)}
      >
        {isRunning ? words.stop : words.start}
      </button>
      <WaysOf ways={ways} onChange={setWays} />
    </fieldset>
  );
}

/** Whether the light is on. */
function useBeat(perMinute: number | null, ways: Ways): boolean {
  const [isLit, setLit] = useState(false);
  const latest = useRef(ways);
  latest.current = ways;
  useEffect(() => {
    if (perMinute === null) return;
    return startBeat(
      perMinute,
      () => latest.current,
      () => {
        setLit(true);
        setTimeout(() => setLit(false), SHOWN_MS);
      },
    );
  }, [perMinute]);
  return isLit;
}

function WaysOf({ ways, onChange }: { ways: Ways; onChange: (ways: Ways) => void }) {
  return (
    <div class="ways">
      {NAMES.map((name) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={ways[name]}
            onChange={(event) => onChange({ ...ways, [name]: event.currentTarget.checked })}
          />
          {words[name]}
        </label>
      ))}
    </div>
  );
}
