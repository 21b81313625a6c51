/** Each need has a shape of its own; the word says it too. */

import { desk } from "../../messages/en/desk";
import type { Group } from "./needs";

interface Shape {
  path: string;
  look: string;
  dashes?: string;
  /** A line cut out of a filled shape. */
  cut?: string;
}

const OCTAGON = "M6.3 1.5h7.4l4.8 4.8v7.4l-4.8 4.8H6.3l-4.8-4.8V6.3z";

const SHAPES: Record<Group, Shape> = {
  emergency: { path: OCTAGON, look: "need-red", cut: "M10 5.5v5.5M10 14.3v.2" },
  stop: { path: OCTAGON, look: "need-red", cut: "M5.8 10h8.4" },
  clinician: {
    path: "M10 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 10 3zM3.5 17.5c.6-3.6 3-5.4 6.5-5.4s5.9 1.8 6.5 5.4",
    look: "need-go",
  },
  unstable: { path: "M10 1.5 18.5 10 10 18.5 1.5 10z", look: "need-red" },
  side_effect: {
    path: "M4 3h12a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z",
    look: "need-amber",
  },
  stage: { path: "M4.5 3v14M15.5 3v14M4.5 7.5h11M4.5 12h11", look: "need-go" },
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
  const { path, look, dashes, cut } = SHAPES[group];
  return (
    <svg class="need" viewBox="0 0 20 20" role="img" aria-label={desk.caseload.groups[group].title}>
      <path class={look} d={path} stroke-dasharray={dashes} />
      {cut && <path class="need-cut" d={cut} />}
    </svg>
  );
}
