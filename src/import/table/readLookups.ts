import { join } from "node:path";
import { AtlasError } from "../../errors.js";
import { compileExpression } from "./compileExpression.js";
import { detectFormat } from "./format/detectFormat.js";
import type { LookupPart, Mapping } from "./mapping.js";
import { readRows } from "./readRows.js";
import type { Lookups } from "./steps.js";

const unusable = (place: string, reason: string, cause?: unknown): AtlasError =>
  new AtlasError("INVALID_SEED", `The lookup cannot be filled from ${place}: ${reason}.`, { cause });

function evaluated(place: string, evaluate: () => readonly [unknown, unknown]): readonly [unknown, unknown] {
  try {
    return evaluate();
  } catch (error) {
    throw unusable(place, (error as Error).message, error);
  }
}

async function addPart(part: LookupPart, folder: string, known: Lookups, found: Map<string, Set<string>>): Promise<void> {
  const [key, value] = [compileExpression(part.key, known), compileExpression(part.value, known)];
  const path = join(folder, part.file);
  for await (const read of readRows(path, await detectFormat(path, part))) {
    if (read.reasons.length > 0) throw unusable(read.place, read.reasons.join("; "));
    const [from, to] = evaluated(read.place, () => [key(read.row), value(read.row)]);
    if (from === null || to === null) continue;
    const values = found.get(String(from)) ?? new Set();
    found.set(String(from), values.add(String(to)));
  }
}

/** Fills the lookups of a mapping from the files in a folder. A key that leads to several values is left out: it decides nothing. */
export async function readLookups(mapping: Mapping, folder: string): Promise<Lookups> {
  const lookups = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, parts] of Object.entries(mapping.lookups ?? {})) {
    const found = new Map<string, Set<string>>();
    for (const part of parts) await addPart(part, folder, lookups, found);
    lookups.set(name, new Map([...found].filter(([, values]) => values.size === 1).map(([key, values]) => [key, [...values][0]!])));
  }
  return lookups;
}
