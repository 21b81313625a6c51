import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { samples } from "./wishes";

interface Kinds {
  kinds: Record<"collagen", Record<"neutral" | "detail", { title: string; body: string }>>;
}

const FILE = new URL("../../../../backend/content/kinds.toml", import.meta.url);

test("the lock screen of the preview is the one that the server sends", () => {
  const { collagen } = (parse(readFileSync(FILE, "utf8")) as unknown as Kinds).kinds;
  const detail = { ...collagen.detail, title: collagen.detail.title.replace("{time}", "18:00") };
  expect(samples).toEqual({ neutral: collagen.neutral, detail });
});
