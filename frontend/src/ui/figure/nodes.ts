/** SVG nodes, made one by one with attributes only: a strict content security policy has nothing to refuse. */

import type { Bone } from "./solve";

const SVG = "http://www.w3.org/2000/svg";

export const rounded = (value: number): number => +value.toFixed(2);

export function node(parent: Element, tag: string, name = "", d = ""): SVGElement {
  const made = parent.ownerDocument.createElementNS(SVG, tag) as SVGElement;
  if (name) made.setAttribute("class", `fig-${name}`);
  if (d) made.setAttribute("d", d);
  parent.append(made);
  return made;
}

export function setAll(element: Element, values: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
}

/** Puts a shape that is drawn in a bone's frame where the bone is. */
export function moveTo(element: Element, { x, y, turn, stretch }: Bone, isMirrored: boolean): void {
  const scale = isMirrored || stretch !== 1 ? `scale(${isMirrored ? -1 : 1} ${rounded(stretch)})` : "";
  element.setAttribute("transform", `translate(${rounded(x)} ${rounded(y)})rotate(${rounded(turn)})${scale}`);
}
