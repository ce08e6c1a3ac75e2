import type { Reading, SourceRecord, StatedRelationship } from "../sourceRecord.js";
import type { KnownRecords } from "./knownRecords.js";

type Stated = Extract<Reading, { readonly record: SourceRecord }>;

/** Records that several rows state: they are kept until the end, so that the relationships of all of them are one record's. */
export interface RepeatedRecords {
  /** Adds a statement; gives the reasons why it contradicts an earlier one. */
  add(stated: Stated): readonly string[];
  /** Notes that a row states a record but was not taken. */
  miss(key: string): void;
  all(): AsyncIterable<Stated>;
}

interface Gathered {
  readonly first: Stated;
  readonly values: Record<string, unknown>;
  readonly relationships: Map<string, StatedRelationship>;
  readonly places: string[];
}

/** How many records the graph is asked for at a time. */
const askedTogether = 1_000;

function contradictions(known: Gathered, record: SourceRecord): readonly string[] {
  const of = `the ${record.kind} ${record.key} was stated at ${known.first.place}`;
  if (known.first.record.kind !== record.kind) return [`${of} as a ${known.first.record.kind}`];
  return Object.entries(record.values)
    .filter(([name, value]) => name in known.values && JSON.stringify(known.values[name]) !== JSON.stringify(value))
    .map(([name, value]) => `${of} with ${name} ${JSON.stringify(known.values[name])}, here with ${JSON.stringify(value)}`);
}

/** What the graph has stays unless it is stated anew. */
function completed(record: SourceRecord, before: Pick<SourceRecord, "values" | "relationships">, known: KnownRecords): SourceRecord {
  const anew = new Set(record.relationships.map((it) => known.identify(record.kind, it)));
  const kept = before.relationships.filter((it) => !anew.has(known.identify(record.kind, it)));
  return { ...record, values: { ...before.values, ...record.values }, relationships: [...kept, ...record.relationships] };
}

/** `rows.csv:2`, or `rows.csv:2 and 3 more rows`. */
const placeOf = ({ first, places }: Gathered): string =>
  places.length === 1 ? first.place : `${first.place} and ${places.length - 1} more row${places.length === 2 ? "" : "s"}`;

/** Those at the same place are noted together: each of their rows may be at fault. */
function note(statedAt: Map<string, readonly string[]>, place: string, places: readonly string[]): void {
  if (places.length > 1) statedAt.set(place, [...new Set([...(statedAt.get(place) ?? []), ...places])]);
}

export interface RepeatedOptions {
  /** What the graph has of the source's records; nothing if not given. */
  readonly known?: KnownRecords;
  /** Whether only a part of the rows is read. */
  readonly part?: boolean;
  /** Filled with the places of all rows that state a record, by the place under which it is given. */
  readonly statedAt?: Map<string, readonly string[]>;
}

/**
 * Gathers the records of one source that several rows state. What the graph has of a record beside is kept where some of the rows that state
 * it are not read: where only a part is, or one was not taken.
 */
export function gatherRepeatedRecords({ known, part = false, statedAt = new Map() }: RepeatedOptions): RepeatedRecords {
  const gathered = new Map<string, Gathered>();
  const missed = new Set<string>();
  return {
    add(stated) {
      const { record, place } = stated;
      const before: Gathered = gathered.get(record.key) ?? { first: stated, values: {}, relationships: new Map(), places: [] };
      const reasons = contradictions(before, record);
      if (reasons.length > 0) {
        missed.add(record.key);
        return reasons;
      }
      gathered.set(record.key, before);
      Object.assign(before.values, record.values);
      for (const it of record.relationships) before.relationships.set(JSON.stringify(it), it);
      if (before.places.at(-1) !== place) before.places.push(place);
      return [];
    },
    miss: (key) => void missed.add(key),
    async *all() {
      const keys = [...gathered.keys()];
      for (let at = 0; at < keys.length; at += askedTogether) {
        const some = keys.slice(at, at + askedTogether);
        const stored = await known?.read(part ? some : some.filter((it) => missed.has(it)));
        for (const key of some) {
          const it = gathered.get(key)!;
          const place = placeOf(it);
          note(statedAt, place, it.places);
          const record = { ...it.first.record, values: it.values, relationships: [...it.relationships.values()] };
          const before = stored?.get(key);
          yield { ...it.first, place, record: known && before?.kind === record.kind ? completed(record, before, known) : record };
        }
      }
    },
  };
}
