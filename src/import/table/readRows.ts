import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { type CsvError, parse } from "csv-parse";
import { AtlasError } from "../../errors.js";
import type { Unreadable } from "../sourceRecord.js";
import type { Row } from "./steps.js";

/** A row of a CSV file, with the line on which it begins; or what could not be read as one. */
export type ReadRow = { readonly row: Row; readonly place: string; readonly input: string } | { readonly unreadable: Unreadable };

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

const options = { bom: true, info: true, raw: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true };

const lineBreaks = (text: string): number => text.split("\n").length - 1;

function asRow(header: readonly string[], { record, raw, info }: Parsed, file: string): ReadRow {
  // csv-parse counts the line on which a record ends.
  const place = `${file}:${info.lines - lineBreaks(raw.trimEnd())}`;
  const input = raw.trimEnd();
  if (record.length !== header.length)
    return { unreadable: { place, input, reasons: [`expected ${header.length} columns, got ${record.length}`] } };
  return { row: Object.fromEntries(header.map((name, at) => [name, record[at]!])), place, input };
}

/** Reads a CSV file with a header row by row, in UTF-8 with or without a byte order mark. Throws INVALID_SEED when there is no such file. */
export async function* readRows(path: string): AsyncIterable<ReadRow> {
  const file = basename(path);
  const skipped: Unreadable[] = [];
  const onSkip = (error: CsvError | undefined, raw: string | undefined) =>
    skipped.push({ place: `${file}:${error?.["lines"] ?? "?"}`, input: raw?.trimEnd() ?? "", reasons: [error?.message ?? "no CSV"] });
  const input = createReadStream(path);
  const parser = input.pipe(parse({ ...options, on_skip: onSkip as never }));
  input.on("error", (error) => parser.destroy(error));
  let header: readonly string[] | null = null;
  try {
    for await (const parsed of parser as AsyncIterable<Parsed>) {
      if (header) yield asRow(header, parsed, file);
      else header = parsed.record.map((it) => it.trim());
      for (const unreadable of skipped.splice(0)) yield { unreadable };
    }
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `The table ${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  } finally {
    input.destroy();
  }
  for (const unreadable of skipped) yield { unreadable };
}

/** The names of the columns of a CSV file. */
export async function readHeader(path: string): Promise<readonly string[]> {
  const input = createReadStream(path);
  const parser = input.pipe(parse({ bom: true, to: 1 }));
  input.on("error", (error) => parser.destroy(error));
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) return record.map((it) => it.trim());
  } catch (error) {
    throw new AtlasError("INVALID_SEED", `The table ${basename(path)} cannot be read: ${(error as Error).message}.`, { cause: error });
  } finally {
    input.destroy();
  }
  throw new AtlasError("INVALID_SEED", `The table ${basename(path)} is empty: expected a header with the names of its columns.`);
}
