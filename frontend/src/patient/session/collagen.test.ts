import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { collagen as words } from "../../messages/en/session-start";

const TABLE = new URL("../../../../backend/content/tables/medicines.toml", import.meta.url);
const { rules } = parse(readFileSync(TABLE, "utf8")) as unknown as { rules: { id: string; do: string }[] };
const advice = (id: string) => rules.find((rule) => rule.id === id)?.do;

test.each([
  ["before the session's time it may still be taken", "M14c", words.before],
  ["at the session's time it is too late to take it", "M14d", words.late],
])("%s: the plan and the session say the same", (_, rule, { text }) => {
  expect(text(30)).toContain(advice(rule));
});

test("nobody is told to take it once the session's time has come", () => {
  expect(words.late.text(30)).not.toMatch(/take it/i);
  expect(words.late.take).toBe("Yes, I took it");
});
