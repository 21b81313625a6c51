/** Every drawing as it lies in the content, for tests. */

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { Drawing, Figures } from "./drawing";

const FOLDER = new URL("../../../../backend/content/figures/", import.meta.url);
const SHAPES = "shapes.toml";

const read = (file: string): unknown => parse(readFileSync(new URL(file, FOLDER), "utf8"));

const files = readdirSync(FOLDER).filter((file) => file.endsWith(".toml") && file !== SHAPES);

export const shapes: Figures = {
  ...(read(SHAPES) as Omit<Figures, "figures">),
  figures: Object.fromEntries(files.map((file) => [file.replace(".toml", ""), read(file) as Drawing])),
};
