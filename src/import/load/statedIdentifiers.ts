import type { KindSpec } from "../../catalogue/kind.js";
import type { Database } from "../../database/database.js";
import type { CheckedRecord } from "./checkedRecord.js";
import type { Directory } from "./directory.js";
import { identifierOfName, strongIdentifiers } from "./identity.js";
import { knownRecords } from "./knownRecords.js";

type Values = Readonly<Record<string, unknown>>;

/** What records of the graph state, by their ids. */
export type StatedValues = ReadonlyMap<string, { readonly values: Values }>;

/** A strong identifier of which records state different values. */
export interface Disagreement {
  readonly property: string;
  readonly stated: unknown;
  readonly other: unknown;
}

/** Where what a record states of its strong identifiers is other than what others state, or null. */
export function disagreement(kind: KindSpec, values: Values, others: Iterable<Values>): Disagreement | null {
  const stated = strongIdentifiers(kind).filter((it) => values[it.name] != null);
  for (const other of others)
    for (const { name } of stated)
      if (other[name] != null && other[name] !== values[name]) return { property: name, stated: values[name], other: other[name] };
  return null;
}

/** What an entity's id itself states, where it is an identifier. */
export function valuesOfId(kind: KindSpec, id: string): Values {
  const known = identifierOfName(kind, id);
  return known ? { [known.property.name]: known.value } : {};
}

/** The strong identifier that a name tells, where the record states it. */
export function statedIdentifier({ kind, values }: CheckedRecord, name: string): ReturnType<typeof identifierOfName> {
  const known = identifierOfName(kind, name);
  return known && values[known.property.name] === known.value ? known : null;
}

/**
 * Reads the records that decide whether a record may stand beside them: those of an entity that one of its names leads to while an identifier that it
 * states does not, since where that leads there too all agree on it; and those of one that may be about to lose the identifier that leads to it.
 */
export async function readStated(database: Database, records: readonly CheckedRecord[], directory: Directory): Promise<StatedValues> {
  const batch = new Set(records.map((it) => it.id));
  const asked = new Set<string>();
  for (const record of records) {
    const identified = record.names.filter((it) => statedIdentifier(record, it)).map((it) => directory.named.get(it)?.id);
    for (const name of record.names) {
      const entity = directory.named.get(name);
      if (!entity || entity.stub) continue;
      const contested = identified.some((it) => it !== entity.id);
      const changing = name !== entity.id && entity.records.some((it) => it !== record.id && batch.has(it));
      if (contested || changing) for (const it of entity.records) asked.add(it);
    }
  }
  return knownRecords(database, asked);
}
