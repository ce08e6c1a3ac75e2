import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseDocument } from "yaml";
import { AtlasError } from "../../errors.js";
import { rejectedTable } from "./tableRejects.js";

/** Which files stand for which tables of a mapping. */
export interface FoundTables {
  /** The file that is given, by the name that the mapping has for the table. */
  readonly paths: ReadonlyMap<string, string>;
  /** Whether every table of the mapping has its file. */
  readonly complete: boolean;
}

/** The names of the tables of a mapping, as far as it can be read: its faults are told when it is checked. */
async function tableNames(mapping: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(mapping, "utf8");
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `The mapping ${basename(mapping)} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
  const document = parseDocument(text);
  const tables: unknown = document.errors.length > 0 ? null : (document.toJS() as { tables?: unknown } | null)?.tables;
  return Array.isArray(tables) ? tables.flatMap((it: { file?: unknown } | null) => (typeof it?.file === "string" ? [it.file] : [])) : [];
}

const plainName = (file: string): string => rejectedTable(file.replace(/\.gz$/i, ""));

function tableOf(file: string, names: readonly string[]): string | null {
  const same = names.filter((it) => basename(it) === basename(file));
  const alike = same.length > 0 ? same : names.filter((it) => plainName(it) === plainName(file));
  if (alike.length > 0) return alike[0]!;
  return names.length === 1 ? names[0]! : null;
}

/**
 * Finds for each file the table of the mapping that it stands for: that of the same name, `.rejects` and `.gz` aside, or the only one.
 * Throws `INVALID_SEED` with every file that stands for none, or for one that another file stands for.
 */
export async function findTables(mapping: string, files: readonly string[]): Promise<FoundTables> {
  const names = await tableNames(mapping);
  const paths = new Map<string, string>();
  const faults: string[] = [];
  for (const file of files) {
    const name = tableOf(file, names);
    const other = name === null ? undefined : paths.get(name);
    if (name === null) faults.push(`${file} stands for none of its tables: expected the name of one of ${names.join(", ")}`);
    else if (other !== undefined) faults.push(`${file} and ${other} both stand for its table ${name}: load them one after the other`);
    else paths.set(name, file);
  }
  // Where the mapping itself is wrong, that is told first.
  if (faults.length > 0 && names.length > 0)
    throw new AtlasError("INVALID_SEED", `The mapping ${basename(mapping)}: ${faults.join("; ")}.`);
  return { paths, complete: names.every((it) => paths.has(it)) };
}
