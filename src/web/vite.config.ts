import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { packShapes } from "../queries/charts/packedShapes.js";
import { worldShapes } from "../queries/charts/worldShapes.js";

const pages = readdirSync(import.meta.dirname).filter((it) => it.endsWith(".html"));

const shapesName = "virtual:world-shapes";

/** The outlines of the world as a module. */
const shapesPlugin: Plugin = {
  name: "world-shapes",
  resolveId: (name) => (name === shapesName ? `\0${name}` : null),
  load: (name) =>
    name === `\0${shapesName}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(packShapes(worldShapes())))});` : null,
};

/** How the web page is built; paths are those of this folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [shapesPlugin],
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
