import type { Table } from "../../export/answer/answerTable.js";
import { firstOf } from "./cells.js";
import type { ColumnField } from "./drawing.js";
import { comparisonIn, namings, type TableColumn, tellingColumns } from "./tableColumns.js";

/** What columns are called that are meant for a field. */
const meant: Readonly<Partial<Record<ColumnField["field"], RegExp>>> = {
  latitude: /(?:^|\.)latitude$/i,
  longitude: /(?:^|\.)longitude$/i,
  id: /(?:^|\.)id$/i,
  parent: /(?:^|\.)(?:parents?|broader|wholes?)(?:\.id)?$/i,
  source: /(?:^|\.)(?:source|from)(?:\.(?:id|name))?$/i,
  target: /(?:^|\.)(?:target|to)(?:\.(?:id|name))?$/i,
};

/** Columns of codes of two letters, those first that are called after countries. */
function countryCodes({ columns, rows }: Table): readonly string[] {
  const coded = columns.filter((_, at) => {
    const cells = rows.map((it) => firstOf(it[at]) ?? null).filter((it) => it !== null);
    return cells.length > 0 && cells.every((it) => typeof it === "string" && /^[A-Z]{2}$/.test(it));
  });
  return coded.toSorted((one, other) => Number(/countr/i.test(other)) - Number(/countr/i.test(one)));
}

const namesOf = (columns: readonly TableColumn[]): readonly string[] => columns.map((it) => it.name);

function fitting({ field, least, codes }: ColumnField, table: Table): readonly string[] {
  const name = meant[field];
  if (name) return table.columns.filter((it) => name.test(it)).slice(0, 1);
  if (field === "label" && codes) return countryCodes(table).slice(0, 1);
  const compared = comparisonIn(table);
  const words = compared?.names ?? namings(tellingColumns(table));
  if (field === "values") return compared ? [compared.value.name] : [];
  if (field === "label") return namesOf(words).slice(0, 1);
  if (field !== "levels") return [];
  return namesOf(words.toSorted((one, other) => one.different - other.different)).slice(0, Math.max(2, least));
}

/** The columns of an answer that would do for a field of a drawing; null where none does. */
export function proposedColumns(field: ColumnField, table: Table): readonly string[] | null {
  const found = fitting(field, table);
  return found.length >= Math.max(1, field.least) ? found : null;
}
