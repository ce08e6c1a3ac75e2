import { splitCells } from "./splitCells.js";
import { type RawRow, splitRows } from "./splitRows.js";
import { type Delimiter, delimiters } from "./tableFormat.js";

/** How many rows are looked at. */
const rowsSeen = 200;

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** How many cells the first row has, and which part of the others has as many. */
async function judge(sample: string, delimiter: string): Promise<{ readonly width: number; readonly alike: number }> {
  const rows: RawRow[] = [];
  for await (const row of splitRows(once(sample), delimiter)) {
    if (row.raw.trim() !== "") rows.push(row);
    if (rows.length > rowsSeen) break;
  }
  const widths = rows.map(({ raw }) => splitCells(raw, delimiter)).map((it) => ("reason" in it ? 0 : it.length));
  const [width = 0, ...others] = widths;
  // The last row of a sample may be cut off.
  const whole = others.length > 1 ? others.slice(0, -1) : others;
  return { width, alike: whole.length === 0 ? 1 : whole.filter((it) => it === width).length / whole.length };
}

/** What stands between the cells: that which splits most rows into as many cells as the header, quotes respected; of several the one that gives more cells. */
export async function detectDelimiter(sample: string): Promise<Delimiter> {
  const judged = await Promise.all(
    (Object.keys(delimiters) as Delimiter[]).map(async (name) => ({ name, ...(await judge(sample, delimiters[name])) })),
  );
  const splitting = judged.filter((it) => it.width > 1);
  // Rows that are a little damaged do not matter: a tenth of them.
  const best = splitting.toSorted((a, b) => Math.round(b.alike * 10) - Math.round(a.alike * 10) || b.width - a.width)[0];
  return best?.name ?? "comma";
}
