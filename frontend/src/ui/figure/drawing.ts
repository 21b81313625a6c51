/** What the drawings are made of, as the server sends them; the keys are told in content/figures/shapes.toml. */

export type Point = readonly [x: number, y: number];

/** A hand or foot that reaches for a place (`at`), or the angles of its bones. */
export interface Limb {
  at?: Point;
  planted?: boolean;
  thigh?: number;
  shank?: number;
  foot?: number;
  toe?: number;
  upper?: number;
  fore?: number;
}

export interface KeyPose {
  seconds: number;
  hold_seconds?: number;
  ease?: "in" | "out";
  part?: "up" | "down";
  hip?: Point;
  shoulder?: Point;
  trunk?: number;
  head?: number;
  leg?: Limb;
  far?: Limb;
  arm?: Limb;
  far_arm?: Limb;
}

export interface Lens {
  at: Point;
  radius: number;
  zoom: number;
  shows: Point;
}

export interface Drawing {
  label: string;
  view: readonly [left: number, bottom: number, size: number];
  seen_from?: "behind";
  works: readonly string[];
  works_both?: boolean;
  gait?: Point;
  still?: readonly [number, number];
  beats?: number;
  things?: readonly { thing: string; at?: Point }[];
  rope?: boolean;
  timer?: { at: Point; radius: number };
  lens?: Lens;
  poses: readonly KeyPose[];
}

export interface Thing {
  d: string;
  as?: "block" | "line" | "mark";
  on?: string;
  is_behind?: boolean;
}

export type Outlines = Readonly<Record<string, readonly number[]>>;

export interface Figures {
  bodies: { side: Outlines; behind: Outlines };
  things: Readonly<Record<string, Thing>>;
  figures: Readonly<Record<string, Drawing>>;
}
