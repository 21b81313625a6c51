/** What every page of the desk has: a title that takes the focus, a wait and a failure. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { desk } from "../../messages/en/desk";
import { Icon, type IconName } from "./icon";
import type { Resource } from "./resource";

/** The focus moves here on a new page, so that reading starts at its first line. */
export function PageTitle({ children }: { children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    document.title = desk.title(children);
  }, [children]);
  return (
    <h1 ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}

interface CalloutProps {
  tone?: "note" | "good" | "load";
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
}

export function Callout({ tone = "note", icon = "info", title, children }: CalloutProps) {
  return (
    <div class={`callout callout-tight callout-${tone}`} role={tone === "good" ? "status" : undefined}>
      <Icon name={icon} />
      <p>
        <strong>{title}</strong> {children}
      </p>
    </div>
  );
}

export function Quiet({ icon = "info", children }: { icon?: IconName; children: ComponentChildren }) {
  return (
    <p class="quiet">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}

/** With `isArriving` the title takes the focus: the card has come in answer to a press. */
export function CardHead(props: {
  id: string;
  title: string;
  note?: string | undefined;
  isArriving?: boolean;
}) {
  const { id, title, note, isArriving } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isArriving) heading.current?.focus();
  }, [isArriving]);
  return (
    <div class="card-head">
      <h2 id={id} ref={heading} tabIndex={isArriving ? -1 : undefined}>
        {title}
      </h2>
      {note && <p>{note}</p>}
    </div>
  );
}

export function Columns({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A table wider than the page scrolls in its own frame, with the keyboard too. */
export function TableWrap({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus to be scrolled by key
    <section class="table-wrap" tabIndex={0} aria-label={desk.table(label)}>
      {children}
    </section>
  );
}

/** Stands in for a page until its content is there. */
export function Waiting({ resource }: { resource: Pick<Resource<unknown>, "failure" | "reload"> }) {
  if (resource.failure === null) {
    return (
      <p class="waiting soft" role="status">
        {desk.loading}
      </p>
    );
  }
  return (
    <div class="stack" role="alert">
      <Callout tone="load" title={desk.failed.title}>
        {resource.failure === "refused" ? desk.failed.refused : desk.failed.text}
      </Callout>
      <p>
        <button class="button" type="button" onClick={resource.reload}>
          {desk.again}
        </button>
      </p>
    </div>
  );
}
