import { join } from "node:path";
import { parsePartialDate } from "../../catalogue/values/partialDate.js";
import { unexpected } from "../../catalogue/valueType.js";
import { AtlasError } from "../../errors.js";
import { readHeader, readRows } from "../table/readRows.js";
import type { Row } from "../table/steps.js";
import type { ExchangeRate, RateReading } from "./exchangeRate.js";
import type { RatesSetting } from "./ratesSetting.js";

async function checkColumns({ file, columns }: RatesSetting, folder: string): Promise<void> {
  const header = await readHeader(join(folder, file));
  const missing = Object.values(columns).filter((it) => !header.includes(it));
  if (missing.length > 0)
    throw new AtlasError("INVALID_SEED", `The table ${file} has no column ${missing.join(", ")}, only ${header.join(", ")}.`);
}

function parseDay(text: string): string {
  if (parsePartialDate(text).length !== 10) throw unexpected("a full day as 2017-07-20", text);
  return text;
}

function parseRate(text: string): string {
  if (!/^\d+(\.\d+)?$/.test(text) || /^[0.]+$/.test(text)) throw unexpected('a decimal number above zero such as "6.7758"', text);
  return text;
}

/** Reads a row, and tells every reason why it cannot be read. */
function exchangeRate(row: Row, { columns, places }: RatesSetting): ExchangeRate | readonly string[] {
  const reasons: string[] = [];
  const read = (column: string, parse: (text: string) => string): string => {
    try {
      return parse(row[column]!.trim());
    } catch (error) {
      reasons.push(`${column}: ${(error as Error).message}`);
      return "";
    }
  };
  const day = read(columns.day, parseDay);
  const rate = read(columns.rate, parseRate);
  const place = places.get(row[columns.place]!.trim());
  if (!place) reasons.push(`${columns.place}: ${unexpected(`one of ${[...places.keys()].join(", ")}`, row[columns.place]).message}`);
  return place && reasons.length === 0 ? { ...place, day, rate } : reasons;
}

/**
 * Reads a table of exchange rates, a rate a row. A row with a wrong day, number or place is given as `unreadable` with every reason. Throws
 * `INVALID_SEED` when the file cannot be read or lacks a column.
 */
export async function* readRates(setting: RatesSetting, folder: string): AsyncGenerator<RateReading> {
  await checkColumns(setting, folder);
  for await (const read of readRows(join(folder, setting.file))) {
    if ("unreadable" in read) {
      yield read;
      continue;
    }
    const { row, place, input } = read;
    const where = row[setting.columns.place]!.trim();
    if (setting.leftOut.has(where)) {
      yield { leftOut: `the rates of ${where} are left out on purpose`, place };
      continue;
    }
    const found = exchangeRate(row, setting);
    yield "day" in found ? { exchangeRate: found, place, input } : { unreadable: { place, input, reasons: found } };
  }
}
