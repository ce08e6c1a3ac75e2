import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from "yaml";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { AtlasError } from "../../errors.js";
import { checkExpression, type Scope } from "./checkExpression.js";
import { checkProperties, checkRecord } from "./checkRecord.js";
import type { Complain } from "./checkShape.js";

/** The columns of a file beside the mapping. */
export type Header = (file: string) => Promise<readonly string[]>;

const maps = (node: unknown): readonly YAMLMap[] => (isSeq(node) ? (node.items as YAMLMap[]) : []);
const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : "");

async function columnsOfFile(map: YAMLMap, header: Header, complain: Complain): Promise<Set<string> | null> {
  try {
    return new Set(await header(String(map.get("file"))));
  } catch (error) {
    // Anything but a file that cannot be read is a fault of ours, which must stop everything.
    if (!(error instanceof AtlasError)) throw error;
    complain(map.get("file", true) as unknown as Node, error.message);
    return null;
  }
}

async function checkLookups(lookups: unknown, header: Header, complain: Complain): Promise<Set<string>> {
  const known = new Set<string>();
  if (!isMap(lookups)) return known;
  for (const { key, value } of lookups.items) {
    for (const part of maps(value)) {
      const columns = await columnsOfFile(part, header, complain);
      if (!columns) continue;
      for (const name of ["key", "value"]) checkExpression(part.get(name, true), { columns, lookups: known }, complain);
    }
    known.add(nameOf(key));
  }
  return known;
}

function addColumns(made: unknown, scope: Scope & { readonly columns: Set<string> }, complain: Complain): void {
  if (!isMap(made)) return;
  for (const { key, value } of made.items) {
    checkExpression(value, scope, complain);
    if (scope.columns.has(nameOf(key))) complain(key as Node, `the table already has a column "${nameOf(key)}"`);
    scope.columns.add(nameOf(key));
  }
}

/** Compares a mapping with the catalogue and with the headers of its files; complains of everything. Its shape is checked already. */
export async function checkMapping(root: YAMLMap, catalogue: Catalogue, header: Header, complain: Complain): Promise<void> {
  const sourceKind = catalogue.kinds.find((it) => it.name === "Source");
  if (sourceKind) checkProperties(root.getIn(["source", "values"]), sourceKind.properties, complain);
  const lookups = await checkLookups(root.get("lookups"), header, complain);
  for (const table of maps(root.get("tables") as YAMLSeq)) {
    const columns = await columnsOfFile(table, header, complain);
    if (!columns) continue;
    const scope = { columns, lookups };
    addColumns(table.get("columns"), scope, complain);
    for (const record of maps(table.get("records"))) checkRecord(record, catalogue, scope, complain);
  }
}
