// Makes the page without a day (for strangers, for clinicians, for the worker to keep), and puts a Brotli and a gzip twin beside every text file of the app.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const APP = new URL("../../static/app/", import.meta.url);
const PRELOAD = /^.*<link rel="preload" href="\/api\/today".*\n/m;

// Who has no day of their own has nothing to fetch ahead.
const page = readFileSync(new URL("index.html", APP), "utf8");
if (!PRELOAD.test(page)) throw new Error("index.html no longer preloads /api/today");
writeFileSync(new URL("welcome.html", APP), page.replace(PRELOAD, ""));

for (const name of readdirSync(APP, { recursive: true })) {
  if (!/\.(js|css|html|svg)$/.test(name)) continue;
  const file = new URL(name, APP);
  const content = readFileSync(file);
  writeFileSync(new URL(`${name}.br`, APP), brotliCompressSync(content));
  writeFileSync(new URL(`${name}.gz`, APP), gzipSync(content, { level: 9 }));
}
