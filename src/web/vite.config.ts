import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vite";

const pages = readdirSync(import.meta.dirname).filter((it) => it.endsWith(".html"));

/** How the web page is built; paths are those of this folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  worker: { format: "es" },
  build: {
    outDir: "../../.build/web",
    emptyOutDir: true,
    target: "es2022",
    // Every page of this folder.
    rollupOptions: { input: pages.map((it) => join(import.meta.dirname, it)) },
    // The editor is one large chunk by nature.
    chunkSizeWarningLimit: 4000,
    // Data addresses of fonts and pictures would only make the style sheet longer.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
