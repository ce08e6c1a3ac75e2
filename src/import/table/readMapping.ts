import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isMap, LineCounter, type Node, parseDocument } from "yaml";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { AtlasError } from "../../errors.js";
import { type Columns, checkMapping } from "./checkMapping.js";
import { type Complain, checkShape } from "./checkShape.js";
import { detectFormat } from "./format/detectFormat.js";
import type { StatedFormat } from "./format/tableFormat.js";
import type { Mapping } from "./mapping.js";
import { mappingSchema } from "./mappingSchema.js";

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `The mapping ${basename(file)} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

interface Fault {
  readonly line: number;
  readonly col: number;
  readonly message: string;
}

function refuse(file: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const ordered = [...faults].sort((a, b) => a.line - b.line || a.col - b.col);
  const listed = ordered.map((it) => `${basename(file)}:${it.line}:${it.col}: ${it.message}`);
  throw new AtlasError("INVALID_SEED", `The mapping cannot be used:\n${listed.join("\n")}`);
}

/** The file that stands for a table of the mapping, by the name that the mapping has for it; `null` where it is not to be read. */
export type FindTable = (file: string) => string | null;

/**
 * Reads a mapping of tables, which stand in the same folder unless `findTable` says otherwise, from a YAML file. It is checked against the
 * form of mappings, against the catalogue and against the columns of the tables that are to be read; throws INVALID_SEED with every fault,
 * each with its line and column.
 */
export async function readMapping(file: string, catalogue: Catalogue, findTable?: FindTable): Promise<Mapping> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(file), { lineCounter: lines });
  const faults: Fault[] = [];
  const complainAt = (offset: number, message: string) => faults.push({ ...lines.linePos(offset), message });
  const misshapen = new Set<Node | null>();
  const complain: Complain = (node, message) => void complainAt(node?.range?.[0] ?? 0, message);
  // Of what has not the right form, nothing is said of its meaning.
  const complainOfMeaning: Complain = (node, message) => void (misshapen.has(node) || complain(node, message));
  for (const error of document.errors) complainAt(error.pos[0], error.message.split("\n")[0]!);
  refuse(file, faults);
  checkShape(document.contents, { ...mappingSchema, type: "object" }, mappingSchema, (node, message) => {
    complain(node, message);
    misshapen.add(node);
  });
  const beside = (name: string): string => join(dirname(file), name);
  const columns: Columns = async (part, role) => {
    const stated = ["file", "format", "encoding", "delimiter"];
    if (!part.has("file") || stated.some((it) => misshapen.has((part.get(it, true) as Node | undefined) ?? null))) return null;
    const [name, format, encoding, delimiter] = stated.map((it) => part.get(it));
    const path = role === "table" && findTable ? findTable(String(name)) : beside(String(name));
    return path === null ? null : (await detectFormat(path, { format, encoding, delimiter } as StatedFormat)).columns;
  };
  if (isMap(document.contents)) await checkMapping(document.contents, catalogue, columns, complainOfMeaning);
  refuse(file, faults);
  return Object.freeze(document.toJS() as Mapping);
}
