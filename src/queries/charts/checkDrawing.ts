import { AtlasError } from "../../errors.js";
import type { Table } from "../../export/answer/answerTable.js";
import type { Drawing } from "./drawing.js";
import { whyMixed } from "./nothingToDraw.js";
import { isMixed } from "./tableColumns.js";

const refuse = (message: string): never => {
  throw new AtlasError("BAD_USER_INPUT", message);
};

/** Amounts in several currencies are added up nowhere: each currency has marks of its own, or there is but one. */
function checkCurrencies(table: Table, { values, series, label, levels = [] }: Drawing): void {
  for (const value of values) {
    const currency = table.currencies.get(value)?.column ?? null;
    const apart = currency !== null && [series, label, ...levels].includes(currency);
    if (isMixed(table, value) && !apart) refuse(`drawing.values: ${whyMixed(table, value)}`);
  }
}

/** A part is as large as the parts within it, and as much flows on as came: neither holds where a number is repeated for each of them. */
function checkDepths({ columns, depths }: Table, { values: [value], levels, source, target }: Drawing): void {
  const depthOf = (column: string): number => depths[columns.indexOf(column)] ?? 0;
  const ends = [...(levels ?? []), ...(source !== undefined ? [source] : []), ...(target !== undefined ? [target] : [])];
  const inner = value === undefined ? undefined : ends.find((it) => depthOf(it) > depthOf(value));
  if (inner !== undefined)
    refuse(`drawing.values: ${value} stands beside the list in which ${inner} stands, so that it is not the number of any of its items.`);
}

/** Throws `BAD_USER_INPUT` where a drawing would show of a table what is not so. */
export function checkDrawing(table: Table, drawing: Drawing): void {
  checkCurrencies(table, drawing);
  checkDepths(table, drawing);
}
