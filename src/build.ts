import { resolve } from "node:path";
import { buildWebPage } from "./http/buildWebPage.js";

const started = Date.now();
if (await buildWebPage(resolve(import.meta.dirname, "..")))
  process.stdout.write(`Built the web page in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
