/** All pages by topic, or those that a search finds. */

import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import * as words from "../messages/en/learn";
import { presence } from "../state";
import { Head } from "../ui/head";
import { Icon } from "../ui/icon";
import { type Library, type LibraryPage, pageAddress } from "./library";
import { indexOf, search, wordsOf } from "./search";

/** Stays while a page is read, so that the way back leads to the same results. */
const asked = signal("");

export function List({ library }: { library: Library }) {
  const index = useMemo(() => indexOf(library.pages), [library]);
  const isSearch = wordsOf(asked.value).length > 0;
  const results = isSearch ? search(index, asked.value) : [];
  return (
    <main class="learn">
      <Head over={words.over} page={words.over}>
        {words.heading}
      </Head>
      <SearchField />
      <p role="status" class="small soft said">
        {isSearch && results.length > 0 && words.found(results.length)}
      </p>
      {!isSearch && <Topics library={library} />}
      {results.length > 0 && <Rows pages={results} />}
      {isSearch && results.length === 0 && (
        <section class="none">
          <h2>{words.nothing.heading(asked.value.trim())}</h2>
          <p class="soft">{words.nothing.text}</p>
        </section>
      )}
      <p class="small soft supports">{library.supports}</p>
      <WaysOut />
    </main>
  );
}

/** For people without an account, who have no bar. */
export function WaysOut() {
  if (presence.value === "in") return null;
  return (
    <p class="actions">
      <a class="button button-stop" href="/help">
        {words.happened}
      </a>
      <a class="button" href="/sign-in">
        {words.signIn}
      </a>
    </p>
  );
}

function SearchField() {
  return (
    <search class="field-search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={asked.value}
        autocomplete="off"
        enterkeyhint="search"
        onInput={(event) => {
          asked.value = event.currentTarget.value;
        }}
      />
    </search>
  );
}

function Topics({ library }: { library: Library }) {
  return library.topics.map((topic) => (
    <section key={topic.key} class="topic">
      <h2>{topic.title}</h2>
      <Rows pages={library.pages.filter((page) => page.topic === topic.key)} />
    </section>
  ));
}

function Rows({ pages }: { pages: LibraryPage[] }) {
  return (
    <ul class="list">
      {pages.map((page) => (
        <li key={page.key}>
          <a href={pageAddress(page.key)}>
            <span class="grow">
              <b>{page.title}</b>
              <small>{page.summary}</small>
            </span>
            <Icon name="next" isSmall />
          </a>
        </li>
      ))}
    </ul>
  );
}
