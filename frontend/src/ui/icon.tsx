/** An icon of the page's own sprite; always beside a word, or inside a control that has a label. */

export type IconName =
  | "back"
  | "bell"
  | "call"
  | "check"
  | "clock"
  | "close"
  | "device"
  | "help"
  | "info"
  | "learn"
  | "next"
  | "offline"
  | "progress"
  | "scales"
  | "search"
  | "today";

export function Icon({ name, isSmall }: { name: IconName; isSmall?: boolean }) {
  return (
    <svg class={isSmall ? "icon icon-small" : "icon"} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
