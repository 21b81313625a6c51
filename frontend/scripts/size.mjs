// What a phone has to fetch, in Brotli bytes, held against its budget.
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const APP = new URL("../../static/app/", import.meta.url);
const KILOBYTE = 1024;
const BUDGET = { "first screen JS": 16, "first screen CSS": 6, "sw.js": 4 };
const LATE_ROUTE_KILOBYTES = 6;
// The language of the decision tables, fetched when the first answer is decided on the phone.
const LATE_KILOBYTES = { "src/domain/cel.ts": 24 };

const chunks = JSON.parse(readFileSync(new URL(".vite/manifest.json", APP), "utf8"));
const compressed = (file) => brotliCompressSync(readFileSync(new URL(file, APP))).length;

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of chunks[key].imports ?? []) withImports(next, seen);
  return seen;
}

const entry = Object.keys(chunks).find((key) => chunks[key].name === "first");
const first = withImports(entry);
const sizes = {
  "first screen JS": [...first].reduce((sum, key) => sum + compressed(chunks[key].file), 0),
  "first screen CSS": [...first]
    .flatMap((key) => chunks[key].css ?? [])
    .reduce((sum, file) => sum + compressed(file), 0),
  "sw.js": compressed("sw.js"),
};
const limits = { ...BUDGET };
for (const [key, chunk] of Object.entries(chunks)) {
  if (!chunk.isDynamicEntry || key.startsWith("src/clinic/")) continue;
  const late = [...withImports(key)].filter((part) => !first.has(part));
  sizes[key] = late.reduce((sum, part) => sum + compressed(chunks[part].file), 0);
  limits[key] = LATE_KILOBYTES[key] ?? LATE_ROUTE_KILOBYTES;
}

let over = 0;
for (const [name, bytes] of Object.entries(sizes)) {
  const fits = bytes <= limits[name] * KILOBYTE;
  if (!fits) over += 1;
  process.stdout.write(
    `${fits ? "ok  " : "OVER"} ${String(bytes).padStart(6)} of ${limits[name] * KILOBYTE}  ${name}\n`,
  );
}
process.exitCode = over ? 1 : 0;
