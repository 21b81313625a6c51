import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { defineConfig } from "vite";

const APP = new URL("../static/app/", import.meta.url);

type Chunk = { file: string; name?: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };

/** Every file of the phone app; the desk is left out, so that no phone ever fetches it. */
function shellFiles(): string[] {
  const chunks = JSON.parse(readFileSync(new URL(".vite/manifest.json", APP), "utf8")) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const visited = new Set<string>();
  const visit = (key: string) => {
    const chunk = chunks[key];
    if (!chunk || visited.has(key) || key.startsWith("src/clinic/")) return;
    visited.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`/app/${file}`);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  const first = Object.keys(chunks).find((key) => chunks[key]?.name === "first");
  if (!first) throw new Error("the build made no first screen");
  visit(first);
  return [...files].sort();
}

export default defineConfig(({ command }) => {
  const files = command === "build" ? shellFiles() : [];
  const page = command === "build" ? readFileSync(new URL("index.html", APP)) : "";
  const version = createHash("sha256").update(page).update(files.join()).digest("hex").slice(0, 12);
  // Beside the worker, which would grow with every page of the app.
  if (command === "build")
    writeFileSync(new URL("shell.json", APP), JSON.stringify({ version, files: ["/", ...files] }));
  return {
    define: { SHELL_VERSION: JSON.stringify(version) },
    build: {
      outDir: "../static/app",
      emptyOutDir: false,
      target: "es2022",
      rolldownOptions: {
        input: "src/sw/worker.ts",
        output: { entryFileNames: "sw.js", format: "iife" as const },
      },
    },
  };
});
