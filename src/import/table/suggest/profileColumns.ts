import type { TableFormat } from "../format/tableFormat.js";
import { readRows } from "../readRows.js";
import { cellText } from "../row.js";

/** What a column holds, as far as a sample tells. */
export interface ColumnProfile {
  readonly name: string;
  /** Its distinct values, the first ones. */
  readonly values: readonly string[];
  /** What stands in the first rows, repeated values too. */
  readonly sample: readonly string[];
  /** Whether `values` are all that were seen. */
  readonly complete: boolean;
  readonly filled: number;
  /** Whether every row has another value. */
  readonly unique: boolean;
  /** Whether JSON gives it as a list; the values are its items then. */
  readonly isList: boolean;
}

export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Whether the rows differ in these columns taken together. */
  readonly tellsApart: (columns: readonly string[]) => boolean;
}

const rowsSeen = 10_000;
const valuesKept = 300;
const sampleSize = 1_000;

/** Looks at the first rows of a table. Rows that cannot be read are passed over. */
export async function profileColumns(path: string, format: TableFormat): Promise<TableProfile> {
  const rows: Readonly<Record<string, string>>[] = [];
  const lists = new Set<string>();
  const samples = new Map<string, string[]>(format.columns.map((it) => [it, []]));
  const items = new Map(format.columns.map((it) => [it, new Set<string>()]));
  for await (const { row, reasons } of readRows(path, format)) {
    if (reasons.length > 0) continue;
    for (const name of format.columns) {
      const cell = row[name];
      if (typeof cell === "object") lists.add(name);
      for (const item of typeof cell === "object" ? cell : [cellText(cell)]) {
        if (item === "") continue;
        items.get(name)!.add(item);
        if (samples.get(name)!.length < sampleSize) samples.get(name)!.push(item);
      }
    }
    rows.push(Object.fromEntries(format.columns.map((it) => [it, cellText(row[it])])));
    if (rows.length === rowsSeen) break;
  }
  const tellsApart = (columns: readonly string[]): boolean => {
    const keys = rows.map((row) => columns.map((it) => row[it]));
    return keys.every((it) => it.every((text) => text !== "")) && new Set(keys.map((it) => JSON.stringify(it))).size === rows.length;
  };
  const columns = format.columns.map((name): ColumnProfile => {
    const values = [...items.get(name)!];
    const filled = rows.filter((row) => row[name] !== "").length;
    const unique = rows.length > 0 && filled === rows.length && !lists.has(name) && tellsApart([name]);
    return {
      name,
      values: values.slice(0, valuesKept),
      sample: samples.get(name)!,
      complete: values.length <= valuesKept,
      filled,
      unique,
      isList: lists.has(name),
    };
  });
  return { rows: rows.length, columns, tellsApart };
}
