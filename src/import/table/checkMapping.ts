import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from "yaml";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { AtlasError } from "../../errors.js";
import { checkExpression, type Scope } from "./checkExpression.js";
import { checkProperties, checkRecord } from "./checkRecord.js";
import type { Complain } from "./checkShape.js";

/** The columns of a file that a part of the mapping names; `null` when it is not to be read, or it is not rightly said how. */
export type Columns = (part: YAMLMap, role: "table" | "lookup") => Promise<readonly string[] | null>;

const maps = (node: unknown): readonly YAMLMap[] => (isSeq(node) ? node.items.filter((it) => isMap(it)) : []);
const nameOf = (key: unknown): string => (isScalar(key) ? String(key.value) : "");

async function columnsOfFile(map: YAMLMap, role: "table" | "lookup", columns: Columns, complain: Complain): Promise<Set<string> | null> {
  try {
    const found = await columns(map, role);
    return found && new Set(found);
  } catch (error) {
    // Anything but a file that cannot be read is a fault of ours, which must stop everything.
    if (!(error instanceof AtlasError)) throw error;
    complain(map.get("file", true) as unknown as Node, error.message);
    return null;
  }
}

async function checkLookups(lookups: unknown, columns: Columns, complain: Complain): Promise<Set<string>> {
  const known = new Set<string>();
  if (!isMap(lookups)) return known;
  for (const { key, value } of lookups.items) {
    for (const part of maps(value)) {
      const found = await columnsOfFile(part, "lookup", columns, complain);
      if (!found) continue;
      for (const name of ["key", "value"]) checkExpression(part.get(name, true), { columns: found, lookups: known }, complain);
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

/** Compares a mapping with the catalogue and with the headers of its files; complains of everything. What has not the shape of a mapping is passed over. */
export async function checkMapping(root: YAMLMap, catalogue: Catalogue, columns: Columns, complain: Complain): Promise<void> {
  const sourceKind = catalogue.kinds.find((it) => it.name === "Source");
  if (sourceKind) checkProperties(root.getIn(["source", "values"]), sourceKind.properties, complain);
  const lookups = await checkLookups(root.get("lookups"), columns, complain);
  for (const table of maps(root.get("tables") as YAMLSeq)) {
    const found = await columnsOfFile(table, "table", columns, complain);
    if (!found) continue;
    const scope = { columns: found, lookups };
    addColumns(table.get("columns"), scope, complain);
    for (const record of maps(table.get("records"))) checkRecord(record, catalogue, scope, complain);
  }
}
