import { writeFile } from "node:fs/promises";
import { AtlasError } from "../../errors.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { suggestMapping } from "../../import/table/suggest/suggestMapping.js";
import { say, tell } from "../withSession.js";

/** Writes a first mapping for a table, with comments for whoever completes it. */
export async function suggestTable(
  files: readonly string[],
  { kind, out }: { readonly kind?: string; readonly out?: string },
): Promise<void> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new AtlasError("INVALID_SEED", `--suggest: expected one table, got ${files.join(", ") || "none"}.`);
  const text = await suggestMapping(file, researchGraph, kind);
  if (out === undefined) say(text.trimEnd());
  else {
    await writeFile(out, text, { flag: "wx" });
    tell(`A first mapping is in ${out}: read it, complete it, then load it with atlas import table --mapping ${out}.`);
  }
}
