/** The figure among its things: nodes are made once, then moved. */

import type { Drawing, Figures, Outlines, Thing } from "./drawing";
import { type Layer, layersOf, type Part } from "./layers";
import { cord, type Mover, passing, rope, timer } from "./movers";
import { moveTo, node } from "./nodes";
import { outline } from "./outline";
import { momentAt, stepsOf } from "./pose";
import { solve } from "./solve";

/** Draws one moment, in seconds from the start. */
export type Paint = (seconds: number) => void;

interface Stage {
  drawing: Drawing;
  things: Figures["things"];
  outlines: Outlines;
  /** What the magnifier leaves out is not made for it at all. */
  shows: (shape: string) => boolean;
  movers: Mover[];
}

function follow(stage: Stage, element: Element, bone: string): void {
  const isMirrored = stage.drawing.seen_from === "behind" && bone.startsWith("far");
  stage.movers.push((bones) => {
    const found = bones[bone];
    if (found) moveTo(element, found, isMirrored);
  });
}

function addThings(stage: Stage, parent: Element, isWanted: (thing: Thing) => boolean): void {
  for (const { thing: name, at } of stage.drawing.things ?? []) {
    const thing = stage.things[name];
    if (!thing || !isWanted(thing) || (thing.on && !stage.shows(name))) continue;
    const path = node(parent, "path", thing.as ?? "held", thing.d);
    if (thing.on) follow(stage, path, thing.on);
    else if (at) path.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
  }
}

/** All outlines lie under all fills, so that a joint leaves no line. */
function addLayer(stage: Stage, parent: Element, { name, parts }: Layer): void {
  const group = node(parent, "g", name);
  const ink = node(group, "g", "ink");
  const fill = node(group, "g");
  for (const part of parts) if (stage.shows(part.shape)) addPart(stage, ink, fill, part);
}

function addPart(stage: Stage, ink: Element, fill: Element, { shape, bone, tone }: Part): void {
  if (shape === "cord") {
    stage.movers.push(cord(ink, fill, bone));
    return;
  }
  const d = outline(stage.outlines[shape] ?? []);
  const isOnSkin = tone === "work" || tone === "tendon";
  if (!isOnSkin) follow(stage, node(ink, "path", "", d), bone);
  follow(stage, node(fill, "path", shape === "achilles" ? "achilles" : tone, d), bone);
}

function addBody(stage: Stage, parent: Element): void {
  addThings(stage, parent, (thing) => !!thing.is_behind);
  for (const layer of layersOf(stage.drawing)) {
    if (layer.name === "near-arm") addThings(stage, parent, (thing) => !!thing.on && !thing.is_behind);
    addLayer(stage, parent, layer);
  }
}

export function scene(
  parent: Element,
  { bodies, things }: Figures,
  drawing: Drawing,
  shows: Stage["shows"],
): Paint {
  const isBehind = drawing.seen_from === "behind";
  const outlines = isBehind ? { ...bodies.side, ...bodies.behind } : bodies.side;
  const stage: Stage = { drawing, things, outlines, shows, movers: [] };
  const scenery = node(parent, "g");
  addThings(stage, scenery, (thing) => !thing.on);
  if (drawing.gait) stage.movers.push(passing(scenery, drawing.gait));
  const ropeBehind = node(parent, "path", "rope");
  addBody(stage, parent);
  if (drawing.rope) stage.movers.push(rope(ropeBehind, node(parent, "path", "rope")));
  if (drawing.timer && shows("timer")) stage.movers.push(timer(parent, drawing.timer));
  const steps = stepsOf(drawing);
  return (seconds) => {
    const moment = momentAt(steps, !!drawing.gait, seconds);
    const { bones } = solve(moment.pose, isBehind);
    for (const move of stage.movers) move(bones, moment);
  };
}
