import type { Catalogue } from "../../catalogue/catalogue.js";
import { parseValues } from "../../catalogue/stored.js";
import { createRecords, readDigests } from "../../cypher/writes/recordWrites.js";
import { encodeRecord, type StoredRecord } from "../load/storedRecord.js";
import { type BatchContext, type CheckBatch, freshLines } from "./batchContext.js";
import { expectTexts, type GraphLine, isMap, isText, shown, type Tell } from "./graphLine.js";

const required = ["id", "source", "key", "entity", "kind", "digest", "lastSeen"];

function checkStatements(line: GraphLine, given: readonly unknown[], tell: Tell): void {
  given.forEach((it, at) => {
    const fits =
      isMap(it) && [it["type"], it["other"], it["otherKind"]].every(isText) && (it["direction"] === "OUT" || it["direction"] === "IN");
    if (!fits) tell(line, `relationships[${at}]: expected type, direction, other and otherKind, got ${shown(it)}`);
  });
}

function checkRecord(catalogue: Catalogue, line: GraphLine, tell: Tell): void {
  const { id, source, key, kind: name, precedence, values, relationships } = line.fields;
  if (id !== `${source}|${key}`) tell(line, `id: expected source and key, ${source}|${key}, got ${shown(id)}`);
  if (!Number.isInteger(precedence)) tell(line, `precedence: expected a whole number, got ${shown(precedence)}`);
  const kind = catalogue.kinds.find((it) => it.name === name);
  if (!kind) tell(line, `kind: expected one of ${catalogue.kinds.map((it) => it.name).join(", ")}, got ${shown(name)}`);
  if (!isMap(values)) tell(line, `values: expected an object, got ${shown(values)}`);
  else if (kind) for (const { property, message } of parseValues(kind, values).violations) tell(line, `values.${property}: ${message}`);
  if (Array.isArray(relationships)) checkStatements(line, relationships, tell);
  else tell(line, `relationships: expected a list, got ${shown(relationships)}`);
}

/** Records, kept just as they stand. */
export const checkRecordLines: CheckBatch = async (context: BatchContext, lines) => {
  const { database, catalogue, tell } = context;
  let wrong = 0;
  const counting: Tell = (at, message) => {
    wrong++;
    tell(at, message);
  };
  const named = lines.filter((it) => expectTexts(it, required, counting));
  for (const line of named) checkRecord(catalogue, line, counting);
  if (wrong > 0) return [];
  const { rows } = await database.read(readDigests(named.map((it) => it.fields["id"] as string)));
  const fresh = freshLines(context, named, new Set(rows.map((it) => it[0] as string)));
  const created = fresh.map(({ fields: { line: _, ...record } }) => ({
    id: record["id"] as string,
    properties: encodeRecord(record as unknown as StoredRecord),
  }));
  return created.length > 0 ? [createRecords(created)] : [];
};
