import { join } from "node:path";
import { defineConfig } from "vite";

/** How the web page is built; paths are those of this folder. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  worker: { format: "es" },
  build: {
    outDir: "../../.build/web",
    emptyOutDir: true,
    target: "es2022",
    rollupOptions: { input: ["index.html", "embed.html"].map((it) => join(import.meta.dirname, it)) },
    // The editor is one large chunk by nature.
    chunkSizeWarningLimit: 4000,
    // Data addresses of fonts and pictures would only make the style sheet longer.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
