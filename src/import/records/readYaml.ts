import { readFile } from "node:fs/promises";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { AtlasError } from "../../errors.js";

export interface YamlFile {
  readonly document: Document;
  /** Where a part of the document begins, from 1. */
  readonly lineOf: (part: unknown) => number;
}

/** Reads a YAML file. Throws `INVALID_SEED` with every line that is no YAML. */
export async function readYaml(path: string): Promise<YamlFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const faults = document.errors.map((it) => `line ${lines.linePos(it.pos[0]).line}: ${it.message}`);
    throw new AtlasError("INVALID_SEED", `${path} is not YAML: ${faults.join("; ")}`);
  }
  return { document: document as Document, lineOf: (part) => (isNode(part) && part.range ? lines.linePos(part.range[0]).line : 1) };
}
