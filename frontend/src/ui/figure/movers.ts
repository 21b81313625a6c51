/** What is drawn anew for every moment: the tendon, the skipping rope, the timer, the passing ground. */

import type { Drawing } from "./drawing";
import { node, rounded, setAll } from "./nodes";
import { disc } from "./outline";
import type { Moment } from "./pose";
import { type Bones, PALM, pointOn } from "./solve";

export type Mover = (bones: Bones, moment: Moment) => void;

const FULL_TURN = 2 * Math.PI;
/** A hold shorter than this is part of the movement and not timed. */
const SHORTEST_TIMED_S = 1;

const text = (point: readonly number[]) => point.map(rounded).join(" ");

/** From the calf to the heel; the skin between tendon and ankle follows. */
export function cord(ink: Element, fill: Element, side: string): Mover {
  const skins = [node(ink, "path"), node(fill, "path", "skin")];
  const line = node(fill, "path", "tendon");
  return (bones) => {
    const shank = bones[`${side}-shank`];
    const foot = bones[`${side}-foot`];
    if (!shank || !foot) return;
    const slack = (shank.turn - foot.turn) * 0.05;
    const from = pointOn(shank, -3.6, slack - 15);
    const bend = pointOn(shank, -2.5, slack - 20.5);
    const curve = `M${text(from)}Q${text(bend)} ${text(pointOn(foot, -12.7, 1.2))}`;
    const skin = `${curve}L${text(pointOn(foot, -9, 1))}L${text(pointOn(shank, 0, -25))}Z`;
    line.setAttribute("d", curve);
    for (const one of skins) one.setAttribute("d", skin);
  };
}

/** One turn a round: down in front of the person, under the feet half way, up behind, which is towards us. */
export function rope(behindBody: Element, beforeBody: Element): Mover {
  return (bones, { turn }) => {
    if (!bones["near-fore"] || !bones["far-fore"]) return;
    const [ax, ay] = pointOn(bones["near-fore"], 0, -PALM);
    const [bx, by] = pointOn(bones["far-fore"], 0, -PALM);
    const height = Math.cos(turn * FULL_TURN);
    const peak = ay + height * (height > 0 ? 78 : (ay - 1) / 0.75);
    const width = 26 + 8 * height * height;
    const d = `M${text([ax, ay])}C${text([ax + width, peak])} ${text([bx - width, peak])} ${text([bx, by])}`;
    const isTowardsUs = turn % 1 >= 0.5;
    behindBody.setAttribute("d", isTowardsUs ? "" : d);
    beforeBody.setAttribute("d", isTowardsUs ? d : "");
  };
}

/** A clock that fills once in a hold, with its seconds. */
export function timer(parent: Element, { at: [x, y], radius }: NonNullable<Drawing["timer"]>): Mover {
  node(parent, "path", "face", disc([x, y], radius));
  const sector = node(parent, "path", "timer");
  node(parent, "path", "dial", disc([x, y], radius));
  const count = node(parent, "text", "count");
  setAll(count, { transform: `translate(${x} ${y - radius * 0.3})scale(1 -1)`, "font-size": radius * 0.9 });
  return (_, { held, hold }) => {
    const part = hold > SHORTEST_TIMED_S ? held / hold : 0;
    const angle = part * FULL_TURN * 0.999;
    const end = text([x + radius * Math.sin(angle), y + radius * Math.cos(angle)]);
    const arc = `A${radius} ${radius} 0 ${part > 0.5 ? 1 : 0} 0 ${end}`;
    sector.setAttribute("d", part ? `M${x} ${y}V${y + radius}${arc}Z` : "");
    count.textContent = part ? String(Math.ceil(held)) : "";
  };
}

/** The ground comes back to where it was after every round. */
export function passing(scenery: Element, [x, y]: readonly [number, number]): Mover {
  return (_, { turn }) => {
    scenery.setAttribute("transform", `translate(${rounded(x * (turn % 1))} ${rounded(y * (turn % 1))})`);
  };
}
