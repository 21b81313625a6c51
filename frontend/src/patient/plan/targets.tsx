/** What each exercise asks of each leg now. */

import type { Programme, Target } from "../../api/types";
import { targets as words } from "../../messages/en/plan";
import { Icon } from "../../ui/icon";

export default function Targets({ programme }: { programme: Programme }) {
  const { targets, light_days, lower_percent, needs_test } = programme;
  if (!targets.length) return null;
  const keys = [...new Set(targets.map(({ exercise }) => exercise))];
  return (
    <section class="section" aria-labelledby="targets">
      <h2 id="targets">{words.heading}</h2>
      <p class="small soft">{words.limit(programme.pain_limit)}</p>
      {lower_percent > 0 && <p class="small">{words.lower(lower_percent)}</p>}
      {light_days.length > 0 && <p class="small">{words.light(light_days)}</p>}
      {needs_test && <p class="small">{words.test}</p>}
      <ul class="targets below">
        {keys.map((key) => (
          <One key={key} legs={targets.filter(({ exercise }) => exercise === key)} />
        ))}
      </ul>
    </section>
  );
}

function One({ legs }: { legs: readonly Target[] }) {
  const [first] = legs;
  if (!first) return null;
  const notes = [first.is_optional && words.optional, first.is_locked && words.onHold].filter(Boolean);
  return (
    <li class="card" data-test="target">
      <h3>{first.title}</h3>
      <p class="small soft">
        {words.sets(first.sets, first.amount_from, first.amount_to)}
        {words.measure[first.measure]}
        {first.contacts !== null && `, ${words.contacts(first.contacts)}`}
        {notes.map((note) => `, ${note}`)}
      </p>
      {first.load_kg !== null && (
        <ul class="figures legs">
          {legs.map((leg) => (
            <li key={leg.side}>
              <span class="leg-name">
                {leg.side !== "both" && <i class={`key-mark key-${leg.side}`} />}
                {words.sides[leg.side]}
              </span>
              <span class="number">
                {leg.load_kg}
                <span class="unit">kg</span>
              </span>
              {leg.was_kg !== null && <span class="soft">{words.was(leg.was_kg)}</span>}
            </li>
          ))}
        </ul>
      )}
      <a class="more" href={`/learn/exercise/${first.variant}`}>
        {words.how}
        <span class="hidden">: {first.title}</span>
        <Icon name="next" isSmall />
      </a>
    </li>
  );
}
