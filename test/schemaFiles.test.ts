import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFiles } from "../src/schemaFiles.js";

test.each(Object.entries(schemaFiles()))("schema/%s is what the catalogue gives; if not, run npm run schema", (name, text) => {
  expect(readFileSync(join(process.cwd(), "schema", name), "utf8") === text).toBe(true);
});
