import { describe, expect, test } from "vitest";
import type { Block, LibraryPage } from "./library";
import { indexOf, search, wordsOf } from "./search";

const plain = (text: string) => [{ text, style: "plain" as const, to: null }];
const said = (text: string): Block => ({ kind: "paragraph", text: plain(text) });

function page(key: string, title: string, summary: string, ...blocks: Block[]): LibraryPage {
  return {
    key,
    title,
    summary,
    blocks,
    topic: "train",
    badge: "loading",
    reviewed_on: "2026-11-22",
    related: [],
    exercises: [],
  };
}

const pages = [
  page("patches", "Does a GTN patch help?", "A patch on the skin.", said("Never with sildenafil.")),
  page("imaging", "Scans", "What a picture tells.", said("Take the patch off before an MRI."), {
    kind: "heading",
    text: "Two kinds",
  }),
  page("raises", "Calf exercises", "Slow and heavy.", {
    kind: "list",
    is_ordered: false,
    items: [plain("Knee straight: one raise"), plain("Knee bent: a second raise")],
  }),
  page("sheath", "Sore sheath", "It creaks.", {
    kind: "note",
    title: "Übung",
    text: plain("patch patch patch patch patch patch patch patch patch patch patch patch"),
    is_urgent: false,
  }),
];
const index = indexOf(pages);
const found = (asked: string) => search(index, asked).map(({ key }) => key);

describe("a search finds", () => {
  test.each([
    ["the beginning of a word", "silden", ["patches"]],
    ["capitals as small letters", "mri", ["imaging"]],
    ["many as one, and one as many", "raises", ["raises"]],
    ["many that end in es as one", "patches mri", ["imaging"]],
    ["letters with marks by letters without", "ubung", ["sheath"]],
    ["letters without marks by letters with", "crèaks", ["sheath"]],
    ["words of a list", "straight", ["raises"]],
    ["words of a heading", "kinds", ["imaging"]],
    ["pages with all the words before pages with any", "patch mri", ["imaging"]],
    ["pages with any word where none has all", "sildenafil creaks", ["sheath", "patches"]],
    ["nothing where nothing is", "elbow", []],
    ["nothing for nothing", "  ?! ", []],
  ])("%s", (_, asked, expected) => {
    expect(found(asked).sort()).toEqual([...expected].sort());
  });

  test("a title before a text, however often the text says it", () => {
    expect(found("patch")).toEqual(["patches", "sheath", "imaging"]);
  });

  test("a whole word before the beginning of another", () => {
    const two = [page("a", "Patchwork", ""), page("b", "Patch", "")];
    expect(search(indexOf(two), "patch").map(({ key }) => key)).toEqual(["b", "a"]);
  });
});

test("words are parted at everything that is no letter or figure", () => {
  expect(wordsOf("GTN-patches: 1.25 mg, Achilles’ plus")).toEqual([
    "gtn",
    "patch",
    "1",
    "25",
    "mg",
    "achille",
    "plus",
  ]);
});
