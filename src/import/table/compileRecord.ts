import type { EntityReference, SourceRecord, StatedRelationship } from "../sourceRecord.js";
import { compileExpression, type Evaluate, fillTemplate } from "./compileExpression.js";
import type { Expression } from "./expression.js";
import type { Conditions, NamedMapping, OtherMapping, RecordMapping, RelationshipMapping } from "./mapping.js";
import type { NameHints, NameLookup, NameOutcome } from "./nameLookup.js";
import type { Lookups, Row } from "./steps.js";

/** What making records of rows needs beside the mapping. */
export interface RecordContext {
  readonly lookups: Lookups;
  readonly linkNames: NameLookup;
  readonly onName: (outcome: NameOutcome) => void;
}

/** Where a row is, and the reasons why it cannot be read, to be added to. */
export interface RowReport {
  readonly place: string;
  readonly reasons: string[];
}

type Compiled<Made> = (row: Row, report: RowReport) => Made | null;

const holds = ({ when = [], unless = [] }: Conditions, row: Row): boolean =>
  when.every((it) => row[it]?.trim()) && !unless.some((it) => row[it]?.trim());

/** Evaluates and notes why it could not, under the name of the part. */
export function evaluated(evaluate: Evaluate, part: string, row: Row, report: RowReport): unknown {
  try {
    return evaluate(row);
  } catch (error) {
    report.reasons.push(`${part}: ${(error as Error).message}`);
    return null;
  }
}

function compileValues(values: Readonly<Record<string, Expression>>, part: string, lookups: Lookups): Compiled<Record<string, unknown>> {
  const each = Object.entries(values).map(([name, it]) => [name, compileExpression(it, lookups)] as const);
  return (row, report) => {
    const made: Record<string, unknown> = {};
    for (const [name, evaluate] of each) {
      const value = evaluated(evaluate, `${part}${name}`, row, report);
      if (value !== null) made[name] = value;
    }
    return Object.keys(made).length > 0 ? made : null;
  };
}

/** An institution that the graph does not know yet can only be told by its identifier. */
function referenceOf(id: string): Pick<EntityReference, "id" | "identifiers"> {
  return id.startsWith("ror:") ? { identifiers: { ror: id.slice(4) } } : { id };
}

type NamedWith = (row: Row, report: RowReport, stated: EntityReference["identifiers"] | null) => EntityReference | null;

/** Links by a stated identifier where there is one, else by the name; tells what became of the name either way. */
function compileNamed(kind: string, named: NamedMapping, context: RecordContext): NamedWith {
  const values = compileValues({ ...named }, `${kind} named `, context.lookups);
  return (row, report, stated) => {
    const { name, ...hints } = (values(row, report) ?? {}) as { name?: string } & NameHints;
    if (!name) return stated ? { kind, identifiers: stated } : null;
    const [scheme, value] = Object.entries(stated ?? {})[0] ?? [];
    const byTable = scheme === undefined ? null : { id: `${scheme}:${value}`, reason: "a table of the source tells its identifier" };
    const found = byTable ?? context.linkNames.find(kind, name, hints);
    context.onName({ kind, name, found, place: report.place });
    if (stated) return { kind, identifiers: stated, name };
    return found && { kind, ...referenceOf(found.id), name };
  };
}

function compileOther(other: OtherMapping, context: RecordContext): Compiled<EntityReference> {
  const { kind } = other;
  const identifiers = compileValues(other.identifiers ?? {}, `${kind} `, context.lookups);
  const named = other.named ? compileNamed(kind, other.named, context) : null;
  const called = other.name === undefined ? () => null : compileExpression(other.name, context.lookups);
  return (row, report) => {
    const name = evaluated(called, `${kind} name`, row, report);
    const base = { kind, ...(name === null ? {} : { name: String(name) }) };
    const id = other.id === undefined ? null : fillTemplate(other.id, row);
    if (id !== null) return { ...base, id };
    const key = other.key === undefined ? null : fillTemplate(other.key, row);
    if (key !== null) return { ...base, key };
    const stated = identifiers(row, report) as EntityReference["identifiers"] | null;
    if (named) return named(row, report, stated);
    return stated ? { ...base, identifiers: stated } : null;
  };
}

function compileRelationship(mapping: RelationshipMapping, context: RecordContext): Compiled<StatedRelationship> {
  const { type, direction } = mapping;
  const other = compileOther(mapping.other, context);
  const values = compileValues(mapping.values ?? {}, `${type} `, context.lookups);
  return (row, report) => {
    if (!holds(mapping, row)) return null;
    const reference = other(row, report);
    const own = values(row, report);
    return reference && { type, direction, other: reference, ...(own ? { values: own } : {}) };
  };
}

/** Turns the mapping of a record into a function from rows to records; `null` when the row does not state it. */
export function compileRecord(mapping: RecordMapping, context: RecordContext): Compiled<SourceRecord> {
  const values = compileValues(mapping.values, "", context.lookups);
  const relationships = (mapping.relationships ?? []).map((it) => compileRelationship(it, context));
  return (row, report) => {
    if (!holds(mapping, row)) return null;
    const key = fillTemplate(mapping.key, row);
    if (key === null) report.reasons.push(`the key ${mapping.key} of the ${mapping.kind} has an empty column`);
    const id = mapping.id === undefined ? null : fillTemplate(mapping.id, row);
    const made = relationships.map((it) => it(row, report)).filter((it) => it !== null);
    const base = { key: key ?? "", kind: mapping.kind, ...(id === null ? {} : { id }) };
    return { ...base, values: values(row, report) ?? {}, relationships: made };
  };
}
