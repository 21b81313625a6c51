/** A whole picture: one scene that moves, or its two main positions side by side. */

import type { Drawing, Figures, Lens } from "./drawing";
import { node, setAll } from "./nodes";
import { disc } from "./outline";
import { momentOf, stepsOf } from "./pose";
import { type Paint, scene } from "./scene";

const LENS_SHAPES = new Set(["shank", "foot", "toes", "cord", "calf", "soleus"]);
/** Between two still positions, as a share of one. */
const GAP = 0.14;

let lenses = 0;

/** The same scene again, larger, in a round window. */
function magnify(parent: Element, shapes: Figures, drawing: Drawing, lens: Lens): Paint {
  const { at, radius, zoom, shows } = lens;
  lenses += 1;
  const clip = node(parent, "clipPath");
  clip.id = `fig-lens-${lenses}`;
  node(clip, "path", "", disc(at, radius));
  const glass = node(parent, "g");
  glass.setAttribute("clip-path", `url(#${clip.id})`);
  node(glass, "path", "face", disc(at, radius));
  const large = node(glass, "g", "zoom");
  const transform = `translate(${at[0]} ${at[1]})scale(${zoom})translate(${-shows[0]} ${-shows[1]})`;
  large.setAttribute("transform", transform);
  const paint = scene(large, shapes, drawing, (shape) => LENS_SHAPES.has(shape));
  node(parent, "path", "dial", disc(at, radius));
  node(parent, "path", "ring", disc(shows, radius / zoom));
  return paint;
}

function panel(parent: Element, shapes: Figures, drawing: Drawing, left: number): Paint {
  const [x, y, size] = drawing.view;
  const box = node(parent, "svg");
  setAll(box, { viewBox: `${x} ${-y - size} ${size} ${size}`, x: left, width: size, height: size });
  const upright = node(box, "g");
  upright.setAttribute("transform", "scale(1 -1)");
  const paint = scene(upright, shapes, drawing, () => true);
  if (!drawing.lens) return paint;
  const again = magnify(upright, shapes, drawing, drawing.lens);
  return (seconds) => {
    paint(seconds);
    again(seconds);
  };
}

function emptyPicture(label: string, width: number, height: number): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  setAll(svg, { class: "fig", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  return svg;
}

export interface Picture {
  svg: SVGSVGElement;
  paint: Paint;
}

export function drawMoving(shapes: Figures, drawing: Drawing, label = drawing.label): Picture {
  const size = drawing.view[2];
  const svg = emptyPicture(label, size, size);
  const paint = panel(svg, shapes, drawing, 0);
  paint(momentOf(stepsOf(drawing), drawing.still?.[0] ?? 0));
  return { svg, paint };
}

/** The two positions with an arrow between them, for people who want no motion. */
export function drawStill(shapes: Figures, drawing: Drawing, label = drawing.label): SVGSVGElement {
  const size = drawing.view[2];
  const gap = size * GAP;
  const svg = emptyPicture(label, 2 * size + gap, size);
  const steps = stepsOf(drawing);
  for (const [place, index] of (drawing.still ?? [0, 1]).entries())
    panel(svg, shapes, drawing, place * (size + gap))(momentOf(steps, index));
  node(svg, "path", "arrow", `M${size + 1} ${size / 2}h${gap - 3}m-6 -6l6 6l-6 6`);
  return svg;
}
