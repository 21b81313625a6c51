/** The library: its list, or one page of it. Needs no sign-in, and no signal once it has come. */

import { useEffect } from "preact/hooks";
import * as words from "../messages/en/learn";
import { useLocation } from "../router";
import { Head } from "../ui/head";
import "./learn.css";
import { hasFailed, library, loadLibrary } from "./library";
import { List, WaysOut } from "./list";
import { PageView } from "./page";

export default function Learn() {
  const { path } = useLocation();
  const key = path.split("/")[2];
  useEffect(() => {
    const load = () => void loadLibrary();
    load();
    addEventListener("online", load);
    return () => removeEventListener("online", load);
  }, []);
  const known = library.value;
  if (!known) return <Waiting />;
  const page = known.pages.find((one) => one.key === key);
  if (page) return <PageView key={page.key} page={page} library={known} />;
  return key ? <Missing /> : <List library={known} />;
}

function Waiting() {
  if (!hasFailed.value)
    return (
      <main class="loading" aria-busy="true">
        <div />
        <div />
      </main>
    );
  return (
    <main class="learn">
      <Head over={words.over} page={words.over}>
        {words.failed.heading}
      </Head>
      <p>{words.failed.text}</p>
      <p class="again">
        <button class="button" type="button" onClick={() => void loadLibrary()}>
          {words.failed.again}
        </button>
      </p>
      <WaysOut />
    </main>
  );
}

function Missing() {
  return (
    <main class="learn">
      <Head over={words.over} page={words.over}>
        {words.missing.heading}
      </Head>
      <p>{words.missing.text}</p>
      <p class="again">
        <a class="button" href="/learn">
          {words.missing.toList}
        </a>
      </p>
    </main>
  );
}
