/** One page: what it says, how sure that is, who disagrees, and where to read on. */

import * as words from "../messages/en/learn";
import { Title } from "../ui/head";
import { Icon, type IconName } from "../ui/icon";
import { Blocks, kept } from "./blocks";
import { type Badge, type Level, type Library, type LibraryPage, pageAddress, type Source } from "./library";

const looks: Record<Level, { tone: string; icon: IconName }> = {
  strong: { tone: "chip chip-good", icon: "check" },
  moderate: { tone: "chip", icon: "check" },
  conflicting: { tone: "chip chip-load", icon: "scales" },
  weak: { tone: "chip chip-note", icon: "info" },
  no_benefit: { tone: "chip", icon: "close" },
};

export function PageView({ page, library }: { page: LibraryPage; library: Library }) {
  const badge = library.badges[page.badge];
  const topic = library.topics.find((one) => one.key === page.topic);
  const related = page.related.flatMap((key) => library.pages.filter((one) => one.key === key));
  return (
    <main class="flow learn">
      <div class="head-bar">
        <a class="button button-icon" href="/learn" aria-label={words.toList}>
          <Icon name="back" />
        </a>
        <p>{topic?.title}</p>
        <a class="button button-icon" href="/learn" aria-label={words.search}>
          <Icon name="search" />
        </a>
      </div>
      <article>
        <Title page={page.title}>{page.title}</Title>
        {badge && <Meta level={badge.level} date={page.reviewed_on} />}
        <p class="stand">{page.summary}</p>
        <Blocks blocks={page.blocks} />
        {badge && <HowSure badge={badge} />}
      </article>
      <Links
        heading={words.exercises}
        links={page.exercises.map((key) => [`/learn/exercise/${key}`, library.exercises[key] ?? key])}
      />
      <Links heading={words.readOn} links={related.map(({ key, title }) => [pageAddress(key), title])} />
    </main>
  );
}

function Meta({ level, date }: { level: Level; date: string }) {
  const { tone, icon } = looks[level];
  return (
    <p class="meta">
      <span class={tone}>
        <Icon name={icon} isSmall />
        {words.levels[level]}
      </span>
      <span class="soft small">{words.checked(date)}</span>
    </p>
  );
}

function HowSure({ badge }: { badge: Badge }) {
  return (
    <>
      <h2>{words.howSure}</h2>
      <p>{badge.verdict}</p>
      <ul class="versus">
        <Said source={badge.newest} label={words.newest} />
        {badge.contrary && <Said source={badge.contrary} label={words.contrary} />}
      </ul>
    </>
  );
}

function Said({ source, label }: { source: Source; label: string }) {
  const [number, ...unit] = source.figure?.split(" ") ?? [];
  return (
    <li>
      <p class="label">{label}</p>
      {number && (
        <p class="number">
          {number}
          {unit.length > 0 && <span class="unit">{unit.join(" ")}</span>}
        </p>
      )}
      <p>{kept(source.said)}</p>
      <p class="soft">{words.sourceName(source.name, source.year)}</p>
    </li>
  );
}

function Links({ heading, links }: { heading: string; links: [to: string, title: string][] }) {
  if (!links.length) return null;
  return (
    <section class="topic">
      <h2>{heading}</h2>
      <ul class="list">
        {links.map(([to, title]) => (
          <li key={to}>
            <a href={to}>
              <span class="grow">{title}</span>
              <Icon name="next" isSmall />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
