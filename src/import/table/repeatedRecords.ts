import type { Reading, SourceRecord, StatedRelationship } from "../sourceRecord.js";

type Stated = Extract<Reading, { readonly record: SourceRecord }>;

/** Records that several rows state: they are kept until the end, so that the relationships of all of them are one record's. */
export interface RepeatedRecords {
  /** Adds a statement; gives the reasons why it contradicts an earlier one. */
  add(stated: Stated): readonly string[];
  all(): Iterable<Stated>;
}

interface Gathered {
  readonly first: Stated;
  readonly values: Record<string, unknown>;
  readonly relationships: Map<string, StatedRelationship>;
}

function contradictions(known: Gathered, record: SourceRecord): readonly string[] {
  const of = `the ${record.kind} ${record.key} was stated at ${known.first.place}`;
  if (known.first.record.kind !== record.kind) return [`${of} as a ${known.first.record.kind}`];
  return Object.entries(record.values)
    .filter(([name, value]) => name in known.values && JSON.stringify(known.values[name]) !== JSON.stringify(value))
    .map(([name, value]) => `${of} with ${name} ${JSON.stringify(known.values[name])}, here with ${JSON.stringify(value)}`);
}

/** Gathers the records of one source that several rows state. */
export function gatherRepeatedRecords(): RepeatedRecords {
  const gathered = new Map<string, Gathered>();
  return {
    add(stated) {
      const { record } = stated;
      const known = gathered.get(record.key) ?? { first: stated, values: {}, relationships: new Map() };
      const reasons = contradictions(known, record);
      if (reasons.length > 0) return reasons;
      gathered.set(record.key, known);
      Object.assign(known.values, record.values);
      for (const it of record.relationships) known.relationships.set(JSON.stringify(it), it);
      return [];
    },
    *all() {
      for (const { first, values, relationships } of gathered.values())
        yield { ...first, record: { ...first.record, values, relationships: [...relationships.values()] } };
    },
  };
}
