/** The typed blocks of a page as elements. Nothing here is HTML from outside. */

import { Icon } from "../ui/icon";
import type { Block, Span } from "./library";

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, at) => <One key={at} block={block} />);
}

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return <h2>{block.text}</h2>;
    case "paragraph":
      return (
        <p>
          <Text spans={block.text} />
        </p>
      );
    case "list": {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Text spans={item} />
        </li>
      ));
      return block.is_ordered ? <ol class="points">{items}</ol> : <ul class="points">{items}</ul>;
    }
    case "note":
      return (
        <aside class={block.is_urgent ? "callout callout-stop" : "callout"} aria-label={block.title}>
          <Icon name={block.is_urgent ? "help" : "scales"} />
          <p class="strong">{block.title}</p>
          <p>
            <Text spans={block.text} />
          </p>
        </aside>
      );
  }
}

/** Keeps a figure and its unit on one line. */
export const kept = (text: string): string => text.replace(/(\d) (?=(%|kg|cm|g|mm)\b|%)/g, "$1\u00a0");

function Text({ spans }: { spans: readonly Span[] }) {
  return spans.map(({ text, style, to }, at) => {
    if (style === "strong") return <strong key={at}>{kept(text)}</strong>;
    if (style === "em") return <em key={at}>{kept(text)}</em>;
    return to === null ? (
      kept(text)
    ) : (
      <a key={at} href={to}>
        {text}
      </a>
    );
  });
}
