import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Vite's own helper looks for things this app does not have; a lazy page needs its stylesheet and no more. */
const LAZY_HELPER = `
const asked = {};
const style = (file) => asked[file] ??= new Promise((resolve, reject) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/app/" + file });
  link.onload = resolve;
  link.onerror = reject;
  document.head.append(link);
});
export const __vitePreload = (load, files = []) => Promise.all(files.map(style)).then(load);
`;

const smallLazyHelper: Plugin = {
  name: "small-lazy-helper",
  enforce: "pre",
  apply: "build",
  load: (id) => (id === "\0vite/preload-helper.js" ? LAZY_HELPER : null),
};

export default defineConfig(({ command }) => ({
  base: command === "build" ? "/app/" : "/",
  plugins: [smallLazyHelper],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../static/app",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    modulePreload: false,
    // The first screen is one file: fewer requests, and it compresses better.
    rolldownOptions: {
      output: {
        // The worker names every file of the app: short names keep it small.
        chunkFileNames: "assets/[hash:7].js",
        assetFileNames: "assets/[hash:7][extname]",
        codeSplitting: {
          groups: [{ name: "first", test: /src.main\.tsx$/, includeDependenciesRecursively: true }],
        },
      },
    },
    assetsInlineLimit: 0,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": "http://127.0.0.1:8000", "/static": "http://127.0.0.1:8000" },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
}));
