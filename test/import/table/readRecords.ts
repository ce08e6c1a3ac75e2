import { parseValues } from "../../../src/catalogue/stored.js";
import type { SourceRecord } from "../../../src/import/sourceRecord.js";
import type { NameLookup } from "../../../src/import/table/nameLookup.js";
import { catalogue, readAll, rejectionOf } from "./mappingFile.js";

/** All records of a seed folder; throws when a row cannot be read or a value is not taken. */
export async function readRecords(folder: string, linkNames?: NameLookup): Promise<readonly SourceRecord[]> {
  const readings = await readAll(folder, linkNames);
  return readings.map((reading) => {
    const rejection = rejectionOf(reading);
    if (rejection || "unreadable" in reading) throw new Error(`${rejection?.place}: ${rejection?.reasons.join("; ")}`);
    const { violations } = parseValues(catalogue.kind(reading.record.kind), reading.record.values);
    if (violations.length > 0) throw new Error(`${reading.place}: ${JSON.stringify(violations)}`);
    return reading.record;
  });
}

/** The records whose keys begin with a folder's name. */
export const under = (records: readonly SourceRecord[], folder: string): readonly SourceRecord[] =>
  records.filter((it) => it.key.startsWith(`${folder}/`));

/** The keys, ids or identifiers of what a record is joined to by one type of relationship. */
export const joined = (record: SourceRecord | undefined, type: string): readonly unknown[] =>
  (record?.relationships ?? []).filter((it) => it.type === type).map(({ other }) => other.key ?? other.id ?? other.identifiers?.["ror"]);
