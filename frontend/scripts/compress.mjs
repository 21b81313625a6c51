// Puts a Brotli and a gzip twin beside every text file of the app, for the server to hand out as they are.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const APP = new URL("../../static/app/", import.meta.url);

for (const name of readdirSync(APP, { recursive: true })) {
  if (!/\.(js|css|html|svg)$/.test(name)) continue;
  const file = new URL(name, APP);
  const content = readFileSync(file);
  writeFileSync(new URL(`${name}.br`, APP), brotliCompressSync(content));
  writeFileSync(new URL(`${name}.gz`, APP), gzipSync(content, { level: 9 }));
}
