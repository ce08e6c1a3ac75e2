import type { Table } from "../../export/answer/answerTable.js";
import { entriesOf, firstOf, labelOf, numberOf } from "./cells.js";
import type { Drawing } from "./drawing.js";
import { measures, outerPart } from "./tableColumns.js";

/** The parts that a sunburst has room for. */
const mostRays = 400;

/** A bar a country is clearer where there are few. */
const fewCountries = 15;

const within = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

/** The columns that are called like this, each with the path before its name. */
const called = ({ columns }: Table, name: RegExp): readonly { readonly column: string; readonly path: string }[] =>
  columns
    .filter((it) => name.test(it.slice(it.lastIndexOf(".") + 1)))
    .map((column) => ({ column, path: column.split(".").slice(0, -1).join(".") }));

const isNumeric = (table: Table, column: string): boolean => {
  const cells = entriesOf(table, { column })
    .map((it) => firstOf(it.column) ?? null)
    .filter((it) => it !== null);
  return cells.length > 0 && cells.every((it) => numberOf(table, column, it) !== null);
};

/** Sources and targets with a number are a flow; ids and labels elsewhere tell how its ends are called. */
function guessFlow(table: Table): Drawing | null {
  for (const { column: source, path } of called(table, /^source$/i)) {
    const { columns } = table;
    const target = within(path, "target");
    const numbers = columns.filter(
      (it) => it !== source && it !== target && (path === "" || it.startsWith(`${path}.`)) && isNumeric(table, it),
    );
    const value = numbers.find((it) => !/count$/i.test(it)) ?? numbers[0];
    if (!columns.includes(target) || value === undefined) continue;
    const names = called(table, /^id$/).find((it) => it.path !== path && columns.includes(within(it.path, "label")));
    const ends = names ? { id: names.column, label: within(names.path, "label") } : { label: null };
    return { type: "sankey", values: [value], series: null, source, target, ...ends };
  }
  return null;
}

const nameOf = ({ columns }: Table, path: string): string | undefined =>
  [within(path, "name"), "name", ...columns.filter((it) => /^name \(\d+\)$/.test(it))].findLast((it) => columns.includes(it));

function guessPlaces(whole: Table): Drawing | null {
  for (const { column: latitude, path } of called(whole, /^latitude$/)) {
    const table = outerPart(whole, whole.depths[whole.columns.indexOf(latitude)]!);
    const longitude = within(path, "longitude");
    const label = nameOf(table, path);
    if (!label || !table.columns.includes(longitude) || !isNumeric(table, latitude) || table.rows.length < 2) continue;
    return { type: "map", label, values: [], series: null, latitude, longitude };
  }
  return null;
}

/** What has an id and that of its parent is a tree, where some of the parents are there. */
function guessTree(table: Table): Drawing | null {
  const label = nameOf(table, "");
  const parent = table.columns.find((it) => /(?:^|\.)(?:parents?|broader|wholes?)\.id$/.test(it));
  if (!label || !parent || !table.columns.includes("id")) return null;
  const entries = entriesOf(table, { id: "id", parent });
  const ids = new Set(entries.map((it) => labelOf(it.id)));
  if (!entries.some((it) => ids.has(labelOf(firstOf(it.parent))))) return null;
  return { type: ids.size > mostRays ? "treemap" : "sunburst", label, values: [], series: null, id: "id", parent };
}

function guessCountries(whole: Table): Drawing | null {
  const [value] = measures(whole);
  if (!value) return null;
  const table = outerPart(whole, value.depth);
  for (const { column: label } of called(table, /^countr(?:y|ies)$/)) {
    const cells = entriesOf(table, { label }).map((it) => firstOf(it.label));
    const codes = new Set(cells.filter((it) => typeof it === "string" && /^[A-Z]{2}$/.test(it)));
    // Where countries come again, something else tells the rows apart.
    if (codes.size > fewCountries && new Set(cells).size === table.rows.length)
      return { type: "map", label, values: [value.name], series: null };
  }
  return null;
}

/** A drawing that the names of the columns ask for; null where they ask for none. */
export const guessByNames = (table: Table): Drawing | null =>
  guessFlow(table) ?? guessPlaces(table) ?? guessTree(table) ?? guessCountries(table);
