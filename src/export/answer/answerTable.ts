import type { ShapeField } from "./answerShape.js";

/** A value of a row as the answer has it: a scalar, a list of them, or null. */
export type Cell = unknown;

/** An answer as one flat table. */
export interface AnswerTable {
  /** The names of the columns, in the order in which the fields are asked for. */
  readonly columns: readonly string[];
  /** The rows of an answer, or of one page of it, each with a cell a column. */
  readonly rows: (data: unknown) => readonly (readonly Cell[])[];
}

type Cells = ReadonlyMap<ShapeField, Cell>;
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
function rowsOf(fields: readonly ShapeField[], data: Data): readonly Cells[] {
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
  if (!list || items.length === 0) return [base];
  return items.flatMap((it) => rowsOf(list.fields!, it as Data).map((cells) => new Map([...base, ...cells])));
}

interface Column {
  readonly field: ShapeField;
  readonly path: readonly string[];
}

/** All values that the fields lead to; the names on the way to the rows are left out. */
function columnsOf(fields: readonly ShapeField[], path: readonly string[], list: ShapeField | null): readonly Column[] {
  return fields.flatMap((field): readonly Column[] => {
    if (!field.fields) return [{ field, path: [...path, field.key] }];
    if (field === list) return columnsOf(field.fields, path, null);
    if (list && leadsTo(field, list)) return columnsOf(field.fields, path, list);
    return columnsOf(field.fields, passedThrough.has(field.key) ? path : [...path, field.key], list);
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
  const columns = columnsOf(shape, [], outermost);
  const atRoot = outermost !== null && shape.some((it) => it === outermost || (outermost.paged && it.fields?.includes(outermost)));
  const isEmpty = (data: Data): boolean =>
    atRoot ? itemCount(shape, data, outermost) === 0 : shape.every((it) => (data?.[it.key] ?? null) === null);
  return {
    columns: namesOf(columns),
    rows: (data) =>
      isEmpty(data as Data) ? [] : rowsOf(shape, data as Data).map((cells) => columns.map(({ field }) => cells.get(field) ?? null)),
  };
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
