import { join } from "node:path";
import { parsePartialDate } from "../../catalogue/values/partialDate.js";
import { unexpected } from "../../catalogue/valueType.js";
import { AtlasError } from "../../errors.js";
import { detectFormat } from "../table/format/detectFormat.js";
import type { TableFormat } from "../table/format/tableFormat.js";
import { readRows } from "../table/readRows.js";
import { cellText, type Row } from "../table/row.js";
import type { ExchangeRate, RateReading } from "./exchangeRate.js";
import type { RatesSetting } from "./ratesSetting.js";

function checkColumns({ file, columns }: RatesSetting, header: TableFormat["columns"]): void {
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
      return parse(cellText(row[column]));
    } catch (error) {
      reasons.push(`${column}: ${(error as Error).message}`);
      return "";
    }
  };
  const day = read(columns.day, parseDay);
  const rate = read(columns.rate, parseRate);
  const place = places.get(cellText(row[columns.place]));
  if (!place) reasons.push(`${columns.place}: ${unexpected(`one of ${[...places.keys()].join(", ")}`, row[columns.place]).message}`);
  return place && reasons.length === 0 ? { ...place, day, rate } : reasons;
}

/**
 * Reads a table of exchange rates, a rate a row. A row with a wrong day, number or place is given as `unreadable` with every reason. Throws
 * `INVALID_SEED` when the file cannot be read or lacks a column.
 */
export async function* readRates(setting: RatesSetting, folder: string): AsyncGenerator<RateReading> {
  const path = join(folder, setting.file);
  const format = await detectFormat(path);
  checkColumns(setting, format.columns);
  for await (const { row, place, input, reasons } of readRows(path, format)) {
    if (reasons.length > 0) {
      yield { unreadable: { place, input, reasons } };
      continue;
    }
    const where = cellText(row[setting.columns.place]);
    if (setting.leftOut.has(where)) {
      yield { leftOut: `the rates of ${where} are left out on purpose`, place };
      continue;
    }
    const found = exchangeRate(row, setting);
    yield "day" in found ? { exchangeRate: found, place, input } : { unreadable: { place, input, reasons: found } };
  }
}
