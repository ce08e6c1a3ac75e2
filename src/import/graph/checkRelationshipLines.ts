import type { RelationshipSpec } from "../../catalogue/relationship.js";
import { parseValues } from "../../catalogue/stored.js";
import { entitiesById } from "../../cypher/writes/entityLookups.js";
import { relationshipsById } from "../../cypher/writes/relationshipLookups.js";
import { createRelationships, type NewRelationshipRow } from "../../cypher/writes/relationshipWrites.js";
import type { Database } from "../../database/database.js";
import { append } from "../load/batchPlan.js";
import { columnsOf } from "../load/columns.js";
import { type BatchContext, type CheckBatch, freshLines } from "./batchContext.js";
import { expectTexts, type GraphLine, isMap, isTexts, shown } from "./graphLine.js";

type Labels = ReadonlyMap<string, readonly string[]>;

async function labelsOfEnds(database: Database, lines: readonly GraphLine[]): Promise<Labels> {
  const ids = [...new Set(lines.flatMap((it) => [it.fields["from"] as string, it.fields["to"] as string]))];
  const { rows } = await database.read(entitiesById(ids));
  return new Map(rows.map((it) => [it[0] as string, it[2] as readonly string[]]));
}

async function knownIds({ database, catalogue }: BatchContext, type: string, lines: readonly GraphLine[]): Promise<ReadonlySet<string>> {
  const ids = lines.map((it) => it.fields["id"] as string);
  const { rows } = await database.read(relationshipsById(catalogue, type, ids));
  return new Set(rows.map((it) => it[0] as string));
}

/** The relationship of the catalogue that joins the two ends; what keeps it from being one is told. */
function specOf({ catalogue, tell }: BatchContext, line: GraphLine, labels: Labels): RelationshipSpec | null {
  const { type, from, to } = line.fields as Record<string, string>;
  const ofType = catalogue.relationships.filter((it) => it.type === type);
  if (ofType.length === 0) tell(line, `type: expected one of ${catalogue.types.join(", ")}, got ${shown(type)}`);
  const [start, end] = [labels.get(from!), labels.get(to!)];
  if (!start) tell(line, `from: expected the id of an entity that came before, got ${shown(from)}`);
  if (!end) tell(line, `to: expected the id of an entity that came before, got ${shown(to)}`);
  if (!start || !end || ofType.length === 0) return null;
  const fits = (kinds: RelationshipSpec["from"]["kinds"], its: readonly string[]) => kinds.some((kind) => its.includes(kind.name));
  const spec = ofType.find((it) => fits(it.from.kinds, start) && fits(it.to.kinds, end));
  if (!spec) tell(line, `type: expected ends that ${type} joins, got ${start.join(":")} and ${end.join(":")}`);
  return spec ?? null;
}

function relationshipRow({ tell }: BatchContext, spec: RelationshipSpec, line: GraphLine): NewRelationshipRow | null {
  const { id, from, to, values, records } = line.fields;
  if (records !== undefined && !isTexts(records)) tell(line, `records: expected a list of texts, got ${shown(records)}`);
  if (!isMap(values)) {
    tell(line, `values: expected an object, got ${shown(values)}`);
    return null;
  }
  const parsed = parseValues(spec, values);
  for (const { property, message } of parsed.violations) tell(line, `values.${property}: ${message}`);
  if (parsed.violations.length > 0) return null;
  // The id is made of ids and may be longer than any of them.
  const columns = columnsOf(spec.properties, { ...parsed.values, id });
  return { from: from as string, to: to as string, properties: { ...columns, ...(records ? { records } : {}) } };
}

/** Relationships between entities that came before. */
export const checkRelationshipLines: CheckBatch = async (context, lines) => {
  const { database, catalogue, tell } = context;
  const named = lines.filter((it) => expectTexts(it, ["id", "type", "from", "to"], tell));
  const labels = await labelsOfEnds(database, named);
  const created = new Map<string, NewRelationshipRow[]>();
  const byType = new Map<string, GraphLine[]>();
  for (const line of named) append(byType, line.fields["type"] as string, line);
  for (const [type, some] of byType) {
    const known = catalogue.types.includes(type) ? await knownIds(context, type, some) : new Set<string>();
    for (const line of freshLines(context, some, known)) {
      const spec = specOf(context, line, labels);
      const row = spec ? relationshipRow(context, spec, line) : null;
      if (row) append(created, type, row);
    }
  }
  return [...created].map(([type, rows]) => createRelationships(catalogue, type, rows));
};
