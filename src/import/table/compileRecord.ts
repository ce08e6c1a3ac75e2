import type { SourceRecord, StatedRelationship } from "../sourceRecord.js";
import { compileExpression, fillTemplate } from "./compileExpression.js";
import { compileOther, type OtherEnd, type RecordContext } from "./compileOther.js";
import { type Compiled, compileValues, evaluated, type RowReport, rowReport } from "./compileValues.js";
import type { Conditions, RecordMapping, RelationshipMapping } from "./mapping.js";
import { type Cell, cellOf, cellText, type Row, rowOf, withCells } from "./row.js";
import type { Lookups } from "./steps.js";

/** A relationship whose other end may still have to be matched. */
export type DraftRelationship = Omit<StatedRelationship, "other"> & { readonly other: OtherEnd };

/** A record whose affiliations are still to be matched, and what of it could not be read. */
export interface DraftRecord {
  readonly record: Omit<SourceRecord, "relationships"> & { readonly relationships: readonly DraftRelationship[] };
  readonly report: RowReport;
}

const holds = ({ when = [], unless = [] }: Conditions, row: Row): boolean =>
  when.every((it) => cellText(row[it])) && !unless.some((it) => cellText(row[it]));

const items = (cell: Cell): readonly string[] => (typeof cell === "string" ? [cell] : cell);

/** Makes the rows for each of which something is stated: the row itself, or one for each item of its lists; those that the conditions rule out are left out, and all where a list cannot be read. */
function compileConditions(conditions: Conditions, lookups: Lookups): (row: Row, report: RowReport) => readonly Row[] {
  const lists = Object.entries(conditions.each ?? {}).map(([name, it]) => [name, compileExpression(it, lookups)] as const);
  if (lists.length === 0) return (row) => (holds(conditions, row) ? [row] : []);
  return (row, report) => {
    const made = lists.map(([name, evaluate]) => [name, items(cellOf(evaluated(evaluate, name, row, report)))] as const);
    if (lists.some(([name]) => report.unread.has(name))) return [];
    const length = Math.max(...made.map(([, list]) => list.length));
    const rows = Array.from({ length }, (_, at) => withCells(row, rowOf(made.map(([name, list]) => [name, list[at] ?? ""]))));
    return rows.filter((it) => made.some(([name]) => it[name] !== "") && holds(conditions, it));
  };
}

type CompiledMany<Made> = (row: Row, report: RowReport) => readonly Made[];

function compileRelationship(mapping: RelationshipMapping, context: RecordContext): CompiledMany<DraftRelationship> {
  const { type, direction } = mapping;
  const rowsOf = compileConditions(mapping, context.lookups);
  const other: Compiled<OtherEnd> = compileOther(mapping.other, context);
  const values = compileValues(mapping.values ?? {}, `${type} `, context.lookups);
  return (row, report) =>
    rowsOf(row, report).flatMap((it) => {
      const reference = other(it, report);
      const own = values(it, report);
      return reference ? [{ type, direction, other: reference, ...(own ? { values: own } : {}) }] : [];
    });
}

/** Turns the mapping of a record into a function from rows to the records that they state; `report` is told why it cannot be known how many. */
export function compileRecord(mapping: RecordMapping, context: RecordContext): CompiledMany<DraftRecord> {
  const rowsOf = compileConditions(mapping, context.lookups);
  const values = compileValues(mapping.values, "", context.lookups);
  const relationships = (mapping.relationships ?? []).map((it) => compileRelationship(it, context));
  return (row, report) =>
    rowsOf(row, report).map((it) => {
      const own = rowReport(report.place);
      const key = fillTemplate(mapping.key, it);
      if (key === null) {
        own.reasons.push(`the key ${mapping.key} of the ${mapping.kind} has an empty column`);
        own.unread.add("key");
      }
      const id = mapping.id === undefined ? null : fillTemplate(mapping.id, it);
      const base = { key: key ?? "", kind: mapping.kind, ...(id === null ? {} : { id }) };
      const record = { ...base, values: values(it, own) ?? {}, relationships: relationships.flatMap((make) => make(it, own)) };
      return { record, report: own };
    });
}
