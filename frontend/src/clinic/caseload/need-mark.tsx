/** Each need has a shape of its own; the word says it too. */

import { desk } from "../../messages/en/desk";
import type { Group } from "./needs";

const SHAPES: Record<Group, { path: string; look: string; dashes?: string }> = {
  no_plan: { path: "M10 3.5v13M3.5 10h13", look: "need-go" },
  review: { path: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 5.5V10l3 2", look: "need-hush" },
  unreachable: {
    path: "M5.5 4.5v11a2 2 0 0 0 2 2h5a2 2 0 0 0 2-2v-11a2 2 0 0 0-2-2h-5a2 2 0 0 0-2 2zM3 17 17 3",
    look: "need-hush",
  },
  silent: { path: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z", look: "need-hush", dashes: "2.5 3.5" },
  none: { path: "m4 10.5 4 4 8-9", look: "need-go" },
};

export function NeedMark({ group }: { group: Group }) {
  const { path, look, dashes } = SHAPES[group];
  return (
    <svg class="need" viewBox="0 0 20 20" role="img" aria-label={desk.caseload.groups[group].title}>
      <path class={look} d={path} stroke-dasharray={dashes} />
    </svg>
  );
}
