import type { Statement } from "../cypher/statement.js";
import type { Database } from "../database/database.js";

/** Rows of a page: few enough to be held, many enough to be worth a round trip. */
export const pageSize = 1_000;

type Row = readonly unknown[];

/** Pages of rows, each read when it is asked for; `cursorOf` tells the id of a row after which the next page begins. */
export async function* pages(
  database: Database,
  after: (id: string, limit: bigint) => Statement,
  cursorOf: (row: Row) => string,
): AsyncGenerator<readonly Row[]> {
  for (let last = ""; ; ) {
    const { rows } = await database.read(after(last, BigInt(pageSize)));
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    last = cursorOf(rows.at(-1)!);
  }
}

/** A list in pieces. */
export function* pieces<Item>(items: readonly Item[], size = pageSize): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
