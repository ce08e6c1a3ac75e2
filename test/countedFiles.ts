import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse/sync";

const seeds = join(process.cwd(), "seeds");

type Row = Readonly<Record<string, string>>;

/** The rows of a shipped CSV file, read here and not by the importer. */
export const rowsOf = (file: string): readonly Row[] => parse(readFileSync(join(seeds, file)), { columns: true, bom: true }) as Row[];

export const distinct = (values: Iterable<string>): number => new Set(values).size;

interface RorRecord {
  readonly id: string;
  readonly relationships: readonly { readonly type: string; readonly id: string }[];
}

/** What the shipped ROR records say, counted by hand. */
export interface CountedRor {
  readonly records: ReadonlySet<string>;
  /** Distinct relationships by type, each as `from|to`; of a symmetric one the smaller id first. */
  readonly relationships: Readonly<Record<"PART_OF" | "RELATED_TO" | "SUCCEEDED_BY", ReadonlySet<string>>>;
  /** How many relations of a record to itself are stated. */
  readonly selves: number;
  /** Ids that are only spoken of. */
  readonly stubs: ReadonlySet<string>;
}

/** Counts the ROR file line by line. */
export async function countRor(): Promise<CountedRor> {
  const [partOf, related, succeeded] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const records = new Set<string>();
  const spoken = new Set<string>();
  let selves = 0;
  const lines = createInterface({ input: createReadStream(join(seeds, "ror/ror-records.jsonl.gz")).pipe(createGunzip()) });
  for await (const line of lines) {
    const record = JSON.parse(line) as RorRecord;
    records.add(record.id);
    for (const { type, id } of record.relationships) {
      if (id === record.id) {
        selves++;
        continue;
      }
      spoken.add(id);
      const kind = type.toLowerCase();
      if (kind === "parent") partOf.add(`${record.id}|${id}`);
      if (kind === "child") partOf.add(`${id}|${record.id}`);
      if (kind === "related") related.add([record.id, id].sort().join("|"));
      if (kind === "successor") succeeded.add(`${record.id}|${id}`);
      if (kind === "predecessor") succeeded.add(`${id}|${record.id}`);
    }
  }
  const stubs = new Set([...spoken].filter((it) => !records.has(it)));
  return { records, relationships: { PART_OF: partOf, RELATED_TO: related, SUCCEEDED_BY: succeeded }, selves, stubs };
}

/** Everything below an institution, at any depth. */
export function descendants(partOf: ReadonlySet<string>, root: string): ReadonlySet<string> {
  const children = new Map<string, string[]>();
  for (const pair of partOf) {
    const [child, parent] = pair.split("|") as [string, string];
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found = new Set<string>();
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop())
    for (const child of children.get(next) ?? [])
      if (child !== root && !found.has(child)) {
        found.add(child);
        waiting.push(child);
      }
  return found;
}

/** Rows by what a key tells of them. */
export function tallied<Value>(rows: readonly Value[], key: (row: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return found;
}

interface RorOrganisation {
  readonly types: readonly string[];
  readonly country?: { readonly country_code: string };
  readonly locations?: readonly { readonly geonames_details: { readonly country_code: string } }[];
}

/** How many records of the ROR file have each country and type, by `CN|EDUCATION`. */
export async function countInstitutions(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const lines = createInterface({ input: createReadStream(join(seeds, "ror/ror-records.jsonl.gz")).pipe(createGunzip()) });
  for await (const line of lines) {
    const record = JSON.parse(line) as RorOrganisation;
    const country = record.country?.country_code ?? record.locations?.[0]?.geonames_details.country_code ?? null;
    for (const type of new Set(record.types)) {
      const key = `${country}|${type.toUpperCase()}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  return found;
}

/** What each institution that something followed has become in the end. */
export function lastSuccessors(succeeded: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const next = tallied(
    [...succeeded].map((it) => it.split("|") as [string, string]),
    ([from]) => from,
  );
  const reached = (from: string): ReadonlySet<string> => {
    const met = new Set<string>();
    for (const waiting = [from]; waiting.length > 0; ) {
      for (const [, to] of next.get(waiting.pop()!) ?? [])
        if (!met.has(to)) {
          met.add(to);
          waiting.push(to);
        }
    }
    return met;
  };
  return new Map([...next.keys()].map((from) => [from, new Set([...reached(from)].filter((it) => it !== from && !next.has(it)))]));
}
