/** A decision in its heading, at most two sentences under it. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

interface Props {
  icon: IconName;
  heading: string;
  tone?: "good" | "load" | "stop" | undefined;
  isUrgent?: boolean;
  children?: ComponentChildren;
}

export function Callout({ icon, heading, tone, isUrgent, children }: Props) {
  return (
    <section class={tone ? `callout callout-${tone}` : "callout"} role={isUrgent ? "alert" : undefined}>
      <Icon name={icon} />
      <h2>{heading}</h2>
      {children}
    </section>
  );
}
