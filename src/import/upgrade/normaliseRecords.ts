import type { Catalogue } from "../../catalogue/catalogue.js";
import { parseValues } from "../../catalogue/stored.js";
import { recordsAfter } from "../../cypher/writes/checkReads.js";
import { replaceRecords } from "../../cypher/writes/recordWrites.js";
import { integer } from "../../database/integer.js";
import { AtlasError } from "../../errors.js";
import { decodeRecord, encodeRecord, type StoredRecord } from "../load/storedRecord.js";
import type { UpgradeContext, UpgradeStep } from "./upgradeContext.js";

const pageSize = 2_000;
const faultsTold = 20;

type Values = Readonly<Record<string, unknown>>;

async function* recordPages({ database }: UpgradeContext): AsyncGenerator<readonly StoredRecord[]> {
  for (let after = ""; ; ) {
    const { rows } = await database.read(recordsAfter(after, integer(pageSize)));
    const page = rows.map(([properties]) => decodeRecord(properties as Values));
    yield page;
    if (rows.length < pageSize) return;
    after = page.at(-1)!.id;
  }
}

/** A record with its values in the form that they are kept in now, and what cannot be kept. Which entity each statement leads to stays as it is. */
function normalise(catalogue: Catalogue, record: StoredRecord): { readonly normal: StoredRecord; readonly faults: readonly string[] } {
  const kind = catalogue.kinds.find((it) => it.name === record.kind);
  if (!kind) return { normal: record, faults: [`${record.id}: there is no kind ${record.kind}`] };
  const { values, violations } = parseValues(kind, record.values);
  return { normal: { ...record, values }, faults: violations.map((it) => `${record.id}, ${it.property}: ${it.message}`) };
}

async function refuseUnfit(context: UpgradeContext): Promise<void> {
  const told: string[] = [];
  let count = 0;
  for await (const page of recordPages(context))
    for (const record of page) for (const fault of normalise(context.catalogue, record).faults) if (++count <= faultsTold) told.push(fault);
  if (count === 0) return;
  const more = count > told.length ? `; and ${count - told.length} more` : "";
  throw new AtlasError(
    "UPGRADE_REFUSED",
    `${count} values of records cannot be kept in the present form, nothing was changed: ${told.join("; ")}${more}`,
  );
}

async function run(context: UpgradeContext): Promise<void> {
  await refuseUnfit(context);
  let read = 0;
  let changed = 0;
  for await (const page of recordPages(context)) {
    const normal = page.map((it) => normalise(context.catalogue, it).normal);
    // The digest stays: it then tells the next load of the source that the record is to be written anew.
    const differing = normal.filter((it, at) => JSON.stringify(it.values) !== JSON.stringify(page[at]!.values));
    const rows = differing.map((it) => ({ id: it.id, properties: encodeRecord(it) }));
    if (rows.length > 0) await context.database.write([replaceRecords(rows)]);
    read += page.length;
    changed += rows.length;
    if (page.length < pageSize || read % 20_000 === 0)
      context.report(`${read.toLocaleString("en")} records read, ${changed.toLocaleString("en")} brought into the present form`);
  }
}

/** Identifiers lose slashes at their end, and codes of countries are capitals; a text that the search cannot take is refused. */
export const normaliseRecords: UpgradeStep = Object.freeze({ from: 1, to: 2, what: "the values that records state", run });
