import { isValidElement, type VNode } from "preact";
import { expect, test } from "vitest";
import { Blocks, kept } from "./blocks";
import type { Block, Span } from "./library";

const span = (text: string, style: Span["style"] = "plain", to: string | null = null): Span => ({
  text,
  style,
  to,
});

/** The elements as a browser would meet them, icons left out. */
function drawn(node: unknown): string {
  if (Array.isArray(node)) return node.map(drawn).join("");
  if (typeof node === "string") return node;
  if (!isValidElement(node)) return "";
  const { type, props } = node as VNode<Record<string, unknown>>;
  if (typeof type === "function") return drawn((type as (given: unknown) => unknown)(props));
  if (type === "svg") return "";
  const told = ["href", "class", "aria-label"].filter((name) => props[name]);
  const attributes = told.map((name) => ` ${name}=${props[name]}`).join("");
  return `<${type}${attributes}>${drawn(props.children)}</${type}>`;
}

const shown = (block: Block) => drawn(Blocks({ blocks: [block] }));

test("a paragraph keeps its marks and its links", () => {
  const text = [span("a "), span("b", "strong"), span("c", "em"), span("d", "link", "/help")];
  expect(shown({ kind: "paragraph", text })).toBe("<p>a <strong>b</strong><em>c</em><a href=/help>d</a></p>");
});

test("a list counts only if it is ordered", () => {
  const items = [[span("a")], [span("b")]];
  expect(shown({ kind: "list", is_ordered: true, items })).toBe("<ol class=points><li>a</li><li>b</li></ol>");
  expect(shown({ kind: "list", is_ordered: false, items })).toContain("<ul class=points>");
});

test("a heading stands under the title of the page", () => {
  expect(shown({ kind: "heading", text: "Why" })).toBe("<h2>Why</h2>");
});

test("a figure keeps its unit", () => {
  expect(kept("49 % of 70 kg, 12 weeks")).toBe("49\u00a0% of 70\u00a0kg, 12 weeks");
});

test("an urgent note looks like one", () => {
  const note: Block = { kind: "note", title: "Stop", text: [span("Now.")], is_urgent: true };
  expect(shown(note)).toBe(
    "<aside class=callout callout-stop aria-label=Stop><p class=strong>Stop</p><p>Now.</p></aside>",
  );
  expect(shown({ ...note, is_urgent: false })).toContain("<aside class=callout aria-label=Stop>");
});
