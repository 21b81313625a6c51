/** Side effects: red flags first, then one question a page; the answer is a verdict. */

import { useState } from "preact/hooks";
import * as words from "../../messages/en/effects";
import { back } from "../../messages/en/words";
import { plan } from "../../state";
import { Title } from "../../ui/head";
import { Icon } from "../../ui/icon";
import { Late } from "../../ui/late";
import { BELONGS, NOTHING_TOLD, type Page, pagesOf, type Told } from "./answers";
import type { Judged } from "./judged";

const said = () => import("./said");
const earlier = () => import("./earlier");

type Multiple = "red" | "noticed" | "tablets";
const MULTIPLE: readonly Page[] = ["red", "noticed", "tablets"];

export default function Effects() {
  const [told, setTold] = useState<Told>(NOTHING_TOLD);
  const [at, setAt] = useState(0);
  const [judged, setJudged] = useState<Judged | null>(null);
  const pages = pagesOf(told);
  const page = pages[at] ?? "red";
  if (judged) return <Late load={said} given={{ judged }} />;
  const goOn = async () => {
    scrollTo(0, 0);
    if (at + 1 < pages.length) return setAt(at + 1);
    const { report } = await import("./judged");
    setJudged(await report(told));
  };
  const isNothing = pages.length === 2 && !told.noticed.length && at === 1;
  return (
    <main class="flow">
      <Bar at={at} of={pages.length} goBack={at > 0 ? () => setAt(at - 1) : null} />
      <Title page={words.pages[page].heading}>{words.pages[page].heading}</Title>
      <p class="soft under">{words.pages[page].under}</p>
      <Question key={page} page={page} told={told} onTell={setTold} />
      {page === "red" && <Late load={earlier} given={{}} />}
      <Dock page={page} told={told} isLast={at + 1 >= pages.length} isNothing={isNothing} goOn={goOn} />
    </main>
  );
}

function Bar({ at, of, goBack }: { at: number; of: number; goBack: (() => void) | null }) {
  return (
    <div class="head-bar">
      {goBack ? (
        <button class="button button-icon" type="button" aria-label={back} data-test="back" onClick={goBack}>
          <Icon name="back" />
        </button>
      ) : (
        <a class="button button-icon" href="/plan" aria-label={back}>
          <Icon name="back" />
        </a>
      )}
      <p>{at ? words.step(at + 1, of) : words.over}</p>
      <a class="button button-icon help" href="/help" aria-label={words.help}>
        <Icon name="help" />
      </a>
    </div>
  );
}

interface QuestionProps {
  page: Page;
  told: Told;
  onTell: (told: Told) => void;
}

function Question({ page, told, onTell }: QuestionProps) {
  if (page === "painkiller_days") return <Days told={told} onTell={onTell} />;
  const kinds = new Set(plan.value.map(({ kind }) => kind));
  const choices = Object.entries(words.pages[page].choices).filter(([name]) => {
    const needed = MULTIPLE.includes(page) ? BELONGS[name] : undefined;
    return !needed || kinds.has(needed);
  });
  const isChosen = (name: string) =>
    MULTIPLE.includes(page) ? told[page as Multiple].includes(name) : told[page] === name;
  const choose = (name: string, is: boolean) => {
    if (!MULTIPLE.includes(page)) return onTell({ ...told, [page]: name });
    const others = told[page as Multiple].filter((other) => other !== name);
    onTell({ ...told, [page]: is ? [...others, name] : others });
  };
  return (
    <fieldset class="stack">
      <legend class="hidden">{words.pages[page].heading}</legend>
      {choices.map(([name, text]) => (
        <label key={name} class="choice" data-test={name}>
          <input
            type={MULTIPLE.includes(page) ? "checkbox" : "radio"}
            name={page}
            checked={isChosen(name)}
            onChange={(event) => choose(name, event.currentTarget.checked)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];

function Days({ told, onTell }: Omit<QuestionProps, "page">) {
  return (
    <fieldset>
      <legend class="hidden">{words.pages.painkiller_days.heading}</legend>
      <div class="pain pain-days">
        {DAYS.map((days) => (
          <label key={days} class="pain-fine level-0">
            <input
              type="radio"
              name="days"
              checked={told.painkiller_days === days}
              onChange={() => onTell({ ...told, painkiller_days: days })}
            />
            {days}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface DockProps {
  page: Page;
  told: Told;
  isLast: boolean;
  isNothing: boolean;
  goOn: () => void;
}

function Dock({ page, told, isLast, isNothing, goOn }: DockProps) {
  const value = told[page];
  const isNone = Array.isArray(value) && !value.length;
  const isOpen = value === undefined;
  if (isNothing) {
    return (
      <div class="dock">
        <a class="button button-main" href="/" data-test="nothing">
          {words.nothing}
        </a>
      </div>
    );
  }
  return (
    <div class="dock">
      <button
        class="button button-main"
        type="button"
        data-test="next"
        aria-disabled={isOpen}
        onClick={() => !isOpen && goOn()}
      >
        {isOpen ? words.choose : isNone ? words.nothing : isLast ? words.save : words.next}
      </button>
    </div>
  );
}
