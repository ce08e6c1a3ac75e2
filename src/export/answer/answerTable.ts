import type { ShapeField } from "./answerShape.js";
import { type Currencies, isAmount, isCurrency, isOfOneCurrency } from "./moneyFields.js";

/** A value of a row as the answer has it: a scalar, a list of them, or null. */
export type Cell = unknown;

/** An answer laid out: what its rows hold, and what in them only repeats what a row before has said. */
export interface Table {
  readonly columns: readonly string[];
  /** In how many lists of rows each column stands, one within the other: 0 beside the outermost, 1 in its items. */
  readonly depths: readonly number[];
  /** Of columns whose cells are lists of values, one an item of a list of objects, which list that is: items of one list belong together. */
  readonly lists: ReadonlyMap<string, string>;
  /** Of the columns of amounts of money. */
  readonly currencies: ReadonlyMap<string, Currencies>;
  /** Each with a cell a column. */
  readonly rows: readonly (readonly Cell[])[];
  /** The depth from which each row is new: cells of columns that stand further out repeat those of the row before. */
  readonly begins: readonly number[];
}

/** An answer as one flat table. */
export interface AnswerTable {
  /** The names of the columns, in the order in which the fields are asked for. */
  readonly columns: readonly string[];
  /** The rows of an answer, or of one page of it, each with a cell a column. */
  readonly rows: (data: unknown) => Table["rows"];
  readonly laidOut: (data: unknown) => Table;
}

interface Row {
  readonly cells: ReadonlyMap<ShapeField, Cell>;
  readonly begins: number;
}

type Data = Readonly<Record<string, unknown>> | null | undefined;

/** What only leads on to the entities says nothing in the name of a column. */
const passedThrough = new Set(["nodes", "edges", "node"]);

/** The outermost list of objects that fits, of several the first in the order of the fields; looked for through objects but not through lists. */
function firstList(fields: readonly ShapeField[], fits: (field: ShapeField) => boolean): ShapeField | null {
  for (let level = fields; level.length > 0; level = level.flatMap((it) => (it.listed ? [] : (it.fields ?? [])))) {
    const found = level.find((it) => it.listed && fits(it));
    if (found) return found;
  }
  return null;
}

/** The list that makes the rows: the first that comes in pages, else the first of any objects. */
const rowList = (fields: readonly ShapeField[]): ShapeField | null => firstList(fields, (it) => it.paged) ?? firstList(fields, () => true);

/** Every value of a list's items, one an item, so that columns line up: null where it is not known, a list where the item has a list of objects. */
function valuesBelow(fields: readonly ShapeField[], items: readonly unknown[]): Map<ShapeField, readonly unknown[]> {
  const found = new Map<ShapeField, readonly unknown[]>();
  for (const field of fields) {
    const values = items.map((it) => (it as Data)?.[field.key] ?? null);
    if (!field.fields) found.set(field, values);
    else if (!field.listed) for (const [leaf, all] of valuesBelow(field.fields, values)) found.set(leaf, all);
    else {
      const each = values.map((it) => valuesBelow(field.fields!, Array.isArray(it) ? it : []));
      for (const leaf of valuesBelow(field.fields, []).keys())
        found.set(
          leaf,
          each.map((it) => it.get(leaf)!),
        );
    }
  }
  return found;
}

/** The rows of one object: what it holds beside its list of rows is repeated in each; without any item there is one row. */
function rowsOf(fields: readonly ShapeField[], data: Data, depth = 0): readonly Row[] {
  const list = rowList(fields);
  const base = new Map<ShapeField, Cell>();
  let items: readonly unknown[] = [];
  const take = (inner: readonly ShapeField[], given: Data): void => {
    for (const field of inner) {
      const value = given?.[field.key];
      if (field === list) items = Array.isArray(value) ? value : [];
      else if (field.listed) for (const [leaf, all] of valuesBelow(field.fields!, Array.isArray(value) ? value : [])) base.set(leaf, all);
      else if (field.fields) take(field.fields, value as Data);
      else base.set(field, value ?? null);
    }
  };
  take(fields, data);
  if (!list || items.length === 0) return [{ cells: base, begins: depth }];
  const inner = items.flatMap((it) => rowsOf(list.fields!, it as Data, depth + 1));
  return inner.map(({ cells, begins }, at) => ({ cells: new Map([...base, ...cells]), begins: at === 0 ? depth : begins }));
}

interface Column {
  readonly field: ShapeField;
  /** What it is a part of. */
  readonly within: ShapeField | null;
  /** The list that is joined in its cells; null where there is none. */
  readonly joined: string | null;
  readonly path: readonly string[];
  readonly depth: number;
}

interface Place {
  readonly within: ShapeField | null;
  readonly joined: string | null;
  readonly path: readonly string[];
  readonly depth: number;
  /** What makes rows here. */
  readonly list: ShapeField | null;
}

/** All values that the fields lead to; the names on the way to the outermost rows are left out. */
function columnsOf(fields: readonly ShapeField[], { within, joined, path, depth, list }: Place): readonly Column[] {
  return fields.flatMap((field): readonly Column[] => {
    if (!field.fields) return [{ field, within, joined, path: [...path, field.key], depth }];
    const onTheWay = depth === 0 && list !== null && leadsTo(field, list);
    const below = onTheWay || passedThrough.has(field.key) ? path : [...path, field.key];
    if (field === list)
      return columnsOf(field.fields, { within: field, joined, path: below, depth: depth + 1, list: rowList(field.fields) });
    const inner = field.listed ? [...(joined === null ? [] : [joined]), ...path, field.key].join(".") : joined;
    return columnsOf(field.fields, { within: field, joined: inner, path: below, depth, list: field.listed ? null : list });
  });
}

/** Short names, and the later of two that are the same with a number. */
function namesOf(columns: readonly Column[]): readonly string[] {
  const times = new Map<string, number>();
  return columns.map(({ path }) => {
    const name = path.join(".");
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

/** How the currencies of each column of amounts are known: from the field beside it. */
function currencyColumns(columns: readonly Column[], names: readonly string[]): ReadonlyMap<string, Currencies> {
  const found = new Map<string, Currencies>();
  for (const [at, { field, within }] of columns.entries()) {
    if (!isAmount(field)) continue;
    const beside = columns.findIndex((it) => it.within === within && isCurrency(it.field));
    found.set(names[at]!, { column: names[beside] ?? null, one: isOfOneCurrency(field, within) });
  }
  return found;
}

/**
 * How an answer becomes one flat table.
 *
 * - The outermost connection, of several the first in the order of the fields, makes the rows, an item of its `nodes` or `edges` each; where there is none, the
 *   outermost list of objects. Within an item its own first connection or list unfolds it into several rows, which repeat what stands beside it, and so on
 *   inwards; an item without any stays one row.
 * - A list of a root field that has no item gives no row; an entity asked for by itself keeps its row though its list is empty.
 * - Any other list of objects becomes one cell a value, its items side by side in their order, with nothing where a value is not known, so that
 *   the cells of a row line up; a list within an item is a list within that cell.
 * - An object's fields are columns with its name before a dot: `start.day`. Names that only lead to the rows, and `nodes`, `edges` and `node`,
 *   are left out. Columns stand in the order of the fields and are the same for an empty answer.
 */
export function answerTable(shape: readonly ShapeField[]): AnswerTable {
  const outermost = rowList(shape);
  const columns = columnsOf(shape, { within: null, joined: null, path: [], depth: 0, list: outermost });
  const names = namesOf(columns);
  const depths = columns.map((it) => it.depth);
  const currencies = currencyColumns(columns, names);
  const lists = new Map(columns.flatMap(({ joined }, at) => (joined === null ? [] : [[names[at]!, joined] as const])));
  const atRoot = outermost !== null && shape.some((it) => it === outermost || (outermost.paged && it.fields?.includes(outermost)));
  const isEmpty = (data: Data): boolean =>
    atRoot ? itemCount(shape, data, outermost) === 0 : shape.every((it) => (data?.[it.key] ?? null) === null);
  const laidOut = (data: unknown): Table => {
    const all = isEmpty(data as Data) ? [] : rowsOf(shape, data as Data);
    const rows = all.map(({ cells }) => columns.map(({ field }) => cells.get(field) ?? null));
    return { columns: names, depths, lists, currencies, rows, begins: all.map((it) => it.begins) };
  };
  return { columns: names, rows: (data) => laidOut(data).rows, laidOut };
}

const leadsTo = (field: ShapeField, list: ShapeField): boolean =>
  field === list || (!field.listed && (field.fields?.some((it) => leadsTo(it, list)) ?? false));

/** How many items the outermost list of rows has. */
function itemCount(fields: readonly ShapeField[], data: Data, list: ShapeField): number {
  for (const field of fields) {
    const value = data?.[field.key];
    if (field === list) return Array.isArray(value) ? value.length : 0;
    if (field.fields && leadsTo(field, list)) return itemCount(field.fields, value as Data, list);
  }
  return 0;
}
