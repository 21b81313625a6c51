/** What may have happened beside the pain; most people never open it. */

import { after, aside as words } from "../../messages/en/session-after";
import type { HalfSession, Noticed } from "./half";
import type { Flag } from "./red-flag";

interface Props {
  half: HalfSession;
  change: (half: HalfSession) => void;
  raise: (flag: Flag) => void;
}

const isFlag = (name: string): name is Flag => name === "chest_pain" || name === "faint_or_palpitations";

type Asked = keyof typeof words.noticed;

export default function SomethingElse({ half, change, raise }: Props) {
  const asked = (Object.keys(words.noticed) as Asked[]).filter(
    (name) => name !== "heel_dropped" || half.is_insertional,
  );
  const tell = (name: Asked, is: boolean) => {
    if (is && isFlag(name)) return raise(name);
    const noticed: Noticed = { ...half.noticed, [name]: is };
    change({ ...half, noticed });
  };
  return (
    <details class="else">
      <summary>{words.heading}</summary>
      <div class="stack">
        {asked.map((name) => (
          <label key={name} class="choice">
            <input
              type="checkbox"
              checked={half.noticed[name]}
              onChange={(event) => tell(name, event.currentTarget.checked)}
            />
            {words.noticed[name]}
          </label>
        ))}
        <button
          class="button button-stop button-wide"
          type="button"
          data-test="pop"
          onClick={() => raise("pop")}
        >
          {after.pop}
        </button>
      </div>
    </details>
  );
}
