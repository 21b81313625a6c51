/** Finds pages by their words, on the phone alone: an inverted index, asked by the beginnings of words. */

import { type Block, type LibraryPage, plainText, type Span } from "./library";

const WORTH = { title: 8, summary: 4, heading: 3, text: 1 };
/** A word said ten times makes a page hardly more fitting than one that says it three times. */
const MOST_OF_TEXT = 3;
const WHOLE_WORD = 2;
const MARKS = /\p{Diacritic}/gu;
const ENDING = /(?<=(ch|sh|ss|x))es$|(?<=..[^su])s$/;

/** Word by word, what it is worth to each page. */
export type Index = { words: string[]; worth: Map<string, Map<LibraryPage, number>> };

/** Small letters, no marks, one spelling for one and many: "Übungen, raises" is "ubungen", "raise". */
export function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(MARKS, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(ENDING, ""));
}

export function indexOf(pages: readonly LibraryPage[]): Index {
  const worth: Index["worth"] = new Map();
  for (const page of pages) {
    const ofPage = new Map<string, number>();
    const add = (text: string, value: number, most = Number.POSITIVE_INFINITY) => {
      for (const word of wordsOf(text)) {
        const before = ofPage.get(word) ?? 0;
        ofPage.set(word, Math.max(before, Math.min(before + value, most)));
      }
    };
    for (const block of page.blocks) addBlock(block, add);
    add(page.summary, WORTH.summary);
    add(page.title, WORTH.title);
    for (const [word, value] of ofPage) {
      if (!worth.has(word)) worth.set(word, new Map());
      worth.get(word)?.set(page, value);
    }
  }
  return { words: [...worth.keys()].sort(), worth };
}

function addBlock(block: Block, add: (text: string, value: number, most?: number) => void): void {
  if (block.kind === "heading") add(block.text, WORTH.heading);
  else if (block.kind === "note") add(block.title, WORTH.heading);
  for (const part of passagesOf(block)) add(plainText(part), WORTH.text, MOST_OF_TEXT);
}

function passagesOf(block: Block): Span[][] {
  if (block.kind === "heading") return [];
  return block.kind === "list" ? block.items : [block.text];
}

/** Best first: pages with all the words, or if there are none, with any. */
export function search({ words, worth }: Index, asked: string): LibraryPage[] {
  const scores = wordsOf(asked).map((word) => {
    const score = new Map<LibraryPage, number>();
    for (let at = firstFrom(words, word); words[at]?.startsWith(word); at += 1) {
      for (const [page, value] of worth.get(words[at] ?? "") ?? []) {
        const better = words[at] === word ? value * WHOLE_WORD : value;
        score.set(page, Math.max(score.get(page) ?? 0, better));
      }
    }
    return score;
  });
  const total = new Map<LibraryPage, number>();
  for (const score of scores) {
    for (const [page, value] of score) total.set(page, (total.get(page) ?? 0) + value);
  }
  const ranked = [...total].sort(([, one], [, other]) => other - one).map(([page]) => page);
  const withAll = ranked.filter((page) => scores.every((score) => score.has(page)));
  return withAll.length ? withAll : ranked;
}

/** The place of the first word that is not before this one. */
function firstFrom(words: readonly string[], word: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
