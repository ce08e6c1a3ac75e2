import { AtlasError } from "../../errors.js";
import type { Table } from "../../export/answer/answerTable.js";
import type { Drawing } from "./drawing.js";
import { whyMixed } from "./nothingToDraw.js";
import { currenciesOf, isMixed } from "./tableColumns.js";

const refuse = (message: string): never => {
  throw new AtlasError("BAD_USER_INPUT", message);
};

/** Whether each currency of a column has marks of its own, of which none is a part of another or stands on it. */
function standApart(table: Table, column: string, { type, series, label, levels = [] }: Drawing): boolean {
  const currency = table.currencies.get(column)?.column ?? null;
  if (currency === null) return false;
  if (type === "bar" || type === "line") return series === currency || label === currency;
  return (type === "scatter" && series === currency) || ((type === "treemap" || type === "sunburst") && levels[0] === currency);
}

/** Amounts in several currencies are added up nowhere, and stand on one axis only where they are told apart. */
function checkCurrencies(table: Table, drawing: Drawing): void {
  const { values, label, type } = drawing;
  const along = type === "scatter" && label !== null ? [label] : [];
  for (const it of [...values, ...along])
    if (isMixed(table, it) && !standApart(table, it, drawing)) refuse(`drawing.values: ${whyMixed(table, it)}`);
  const amounts = values.filter((it) => table.currencies.has(it));
  const known = new Set(amounts.flatMap((it) => currenciesOf(table, it)));
  if (amounts.length > 1 && (known.size !== 1 || amounts.some((it) => currenciesOf(table, it).length === 0)))
    refuse(
      `drawing.values: expected ${amounts.join(" and ")} in one currency, with that asked for beside each, got ${[...known].join(", ") || "none that is asked for"}.`,
    );
}

/** A part is as large as the parts within it, and as much flows on as came: neither holds where a number is repeated for each of them. */
function checkDepths({ columns, depths }: Table, { values: [value], levels, source, target }: Drawing): void {
  const depthOf = (column: string): number => depths[columns.indexOf(column)] ?? 0;
  const ends = [...(levels ?? []), ...(source !== undefined ? [source] : []), ...(target !== undefined ? [target] : [])];
  const inner = value === undefined ? undefined : ends.find((it) => depthOf(it) > depthOf(value));
  if (inner !== undefined)
    refuse(`drawing.values: ${value} stands beside the list in which ${inner} stands, so that it is not the number of any of its items.`);
}

/** What stands in the items of one list has nothing to do with those of another at the same place. */
function checkLists({ lists }: Table, { label, values, series, levels = [], source, target, latitude, longitude }: Drawing): void {
  for (const value of values.length > 0 ? values : [null]) {
    const chosen = [value, label, series, ...levels, source, target, latitude, longitude].filter((it) => it !== null && it !== undefined);
    // Names of ids stand in a list of their own.
    const apart = source === undefined ? chosen : chosen.filter((it) => it !== label);
    const [first, ...others] = apart.filter((it) => lists.has(it));
    const other = others.find((it) => lists.get(it) !== lists.get(first!));
    if (other !== undefined) refuse(`drawing: ${first} and ${other} stand in lists of their own, whose items do not belong together.`);
  }
}

/** Throws `BAD_USER_INPUT` where a drawing would show of a table what is not so. */
export function checkDrawing(table: Table, drawing: Drawing): void {
  checkLists(table, drawing);
  checkCurrencies(table, drawing);
  checkDepths(table, drawing);
}
