/** What changes next time, the numbers large. */

import { useEffect, useState } from "preact/hooks";
import { readContent } from "../../api/content";
import type { Progress } from "../../api/types";
import { dateOf } from "../../domain/wall";
import { change as words } from "../../messages/en/morning";
import { weekday } from "../../messages/en/words";
import { now, plan } from "../../state";
import { Icon } from "../../ui/icon";

type Next = Progress["changes"][number];
type Titles = Record<string, string>;

interface Props {
  progress: Progress | null;
  /** The server has spoken: without a change there is none. */
  isTold: boolean;
}

export function Change({ progress, isTold }: Props) {
  const [titles, setTitles] = useState<Titles>({});
  useEffect(() => {
    void readTitles().then(setTitles, () => undefined);
  }, []);
  if (!progress || !isTold) return null;
  const { changes, effect, override } = progress;
  return (
    <section class="change" aria-labelledby="change" data-test="change-next">
      <h2 id="change">{heading(effect, changes.length)}</h2>
      {changes.map((one) => (
        <One key={`${one.exercise} ${one.side}`} one={one} title={titles[one.exercise] ?? one.exercise} />
      ))}
      <p class="soft">{changes.length ? words.rest : progress.do}</p>
      {override && <p class="soft">{words.by(override.author, override.until)}</p>}
    </section>
  );
}

function heading(effect: string, changes: number): string {
  const next = plan.value.find(
    (one) => one.kind === "session" && one.state === "planned" && Date.parse(one.due_at) > now.value,
  );
  const day = next ? weekday(dateOf(next.local)) : null;
  if (changes === 1 && effect === "step_back") return words.down(day);
  return words.same(day);
}

function One({ one, title }: { one: Next; title: string }) {
  const { sets, reps_from, reps_to, side, load_kg, was_kg, contacts } = one;
  const [number, unit] = contacts ? [contacts, words.unit.contacts] : [load_kg, words.unit.kg];
  return (
    <>
      {number !== null && (
        <p class="from-to">
          {was_kg !== null && was_kg !== number && (
            <>
              <span class="number old">{was_kg}</span>
              <Icon name="next" />
            </>
          )}
          <span class="number">
            {number}
            <span class="unit">{unit}</span>
          </span>
        </p>
      )}
      <p class="soft">
        {title}, {words.side[side] ?? side}: {words.sets(sets, reps_from, reps_to)}
      </p>
    </>
  );
}

async function readTitles(): Promise<Titles> {
  const { exercises } = await readContent<{ exercises: { key: string; title: string }[] }>("exercises");
  return Object.fromEntries(exercises.map(({ key, title }) => [key, title]));
}
