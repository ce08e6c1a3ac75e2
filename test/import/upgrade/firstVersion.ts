import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../../../src/database/database.js";
import { emptyDatabase } from "../../database/testDatabase.js";

/**
 * What the first version of this program (commit 93e69bc, the first whose loader ran) had in Neo4j after `atlas seed` of the seed of
 * Zhejiang Lab and of 186 records of ROR, 120 of them with letters that are folded otherwise now: a line of JSON for each constraint, index, node and
 * relationship, read back through the driver. Integers are kept as `{"integer": "1"}`, whole floats as `{"float": 1}`.
 */
const lines = readFileSync(join(import.meta.dirname, "firstVersion.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Line);

interface Line {
  readonly schema?: string;
  readonly labels?: readonly string[];
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

type Marked = { readonly integer?: string; readonly float?: number; readonly number?: "NaN" };

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== "object" || value === null) return value;
  const { integer, float, number } = value as Marked;
  return integer !== undefined ? BigInt(integer) : number === "NaN" ? Number.NaN : float;
}

const propertiesOf = ({ properties }: Line) =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([name, value]) => [name, decode(value)]));

/** The keys of the records that a source has in it. */
export const keysOf = (source: string): ReadonlySet<string> =>
  new Set(
    lines.filter((it) => it.properties?.["source"] === source && it.labels?.includes("Record")).map((it) => String(it.properties?.["key"])),
  );

function grouped(all: readonly Line[], key: (line: Line) => string): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of all) groups.set(key(line), [...(groups.get(key(line)) ?? []), line]);
  return groups;
}

/** Makes the graph of the first version, in place of whatever is there. */
export async function plantFirstVersion(database: Database): Promise<void> {
  await emptyDatabase(database);
  for (const { schema } of lines) if (schema) await database.administer(schema);
  const nodes = grouped(
    lines.filter((it) => it.labels),
    (it) => it.labels!.join(":"),
  );
  for (const [labels, rows] of nodes)
    await database.write([{ text: `UNWIND $rows AS row CREATE (n:${labels}) SET n = row`, parameters: { rows: rows.map(propertiesOf) } }]);
  const relationships = grouped(
    lines.filter((it) => it.type),
    (it) => it.type!,
  );
  for (const [type, rows] of relationships) {
    const text = `UNWIND $rows AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) CREATE (a)-[r:${type}]->(b) SET r = row.properties`;
    await database.write([{ text, parameters: { rows: rows.map((it) => ({ from: it.from, to: it.to, properties: propertiesOf(it) })) } }]);
  }
}
