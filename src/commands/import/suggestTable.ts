import { writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { AtlasError } from "../../errors.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { suggestMapping } from "../../import/table/suggest/suggestMapping.js";
import { root, say, tell } from "../withSession.js";

/** Writes a file that is not there yet: a mapping that somebody completed is not to be lost. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    throw new AtlasError("BAD_USER_INPUT", `--out: ${path} cannot be written: ${(error as Error).message}.`, { cause: error });
  }
}

/** Writes a first mapping for a table, with comments for whoever completes it. */
export async function suggestTable(
  files: readonly string[],
  { kind, out }: { readonly kind?: string; readonly out?: string },
): Promise<void> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new AtlasError("BAD_USER_INPUT", `--suggest: expected one table, got ${files.join(", ") || "none"}.`);
  const folder = dirname(resolve(out ?? "mapping.yaml"));
  const schema = relative(folder, join(root, "schema", "mapping.schema.json"));
  const mapping = await suggestMapping(file, researchGraph, kind, relative(folder, resolve(file)));
  const text = `# yaml-language-server: $schema=${schema}\n${mapping}`;
  if (out === undefined) say(text.trimEnd());
  else {
    await writeNew(out, text);
    tell(`A first mapping is in ${out}: read it, complete it, then load it with atlas import table --mapping ${out}.`);
  }
}
