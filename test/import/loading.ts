import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { loadRecords } from "../../src/import/load/loadRecords.js";
import type { LoadReport } from "../../src/import/load/loadReport.js";
import type { Rejects } from "../../src/import/load/rejects.js";
import type { Precedence, Reading, SourceRecord, StatedRelationship } from "../../src/import/sourceRecord.js";

/** A record of an institution, short to write. */
export function institution(key: string, values: Readonly<Record<string, unknown>>, rest: Partial<SourceRecord> = {}): SourceRecord {
  return { key, kind: "Institution", values: { name: key, ...values }, relationships: [], ...rest };
}

/** A relationship to an institution, short to write. */
export function towards(
  type: string,
  other: Partial<StatedRelationship["other"]>,
  rest: Partial<StatedRelationship> = {},
): StatedRelationship {
  return { type, direction: "OUT", other: { kind: "Institution", ...other }, ...rest };
}

export interface Loading {
  readonly precedence?: Precedence;
  readonly batchSize?: number;
  readonly part?: boolean;
  readonly rejects?: Rejects;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly now?: string;
}

async function* readings(records: readonly SourceRecord[]): AsyncGenerator<Reading> {
  for (const [at, record] of records.entries()) yield { record, place: `line ${at + 1}`, input: JSON.stringify(record) };
}

/** Loads records as a source of the given name. */
export function load(database: Database, source: string, records: readonly SourceRecord[], options: Loading = {}): Promise<LoadReport> {
  const { precedence = "REGISTRY", values = {}, now = "2026-01-02T00:00:00.000Z", ...rest } = options;
  return loadRecords({
    database,
    catalogue: researchGraph,
    source: { id: source, precedence, values: { name: source, ...values } },
    readings: readings(records),
    now: () => new Date(now),
    ...rest,
  });
}
