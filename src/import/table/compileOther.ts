import type { EntityReference } from "../sourceRecord.js";
import { compileExpression, fillTemplate } from "./compileExpression.js";
import { type Compiled, compileValues, evaluated, type RowReport } from "./compileValues.js";
import type { NamedMapping, OtherMapping } from "./mapping.js";
import type { NameHints, NameLookup, NameOutcome } from "./nameLookup.js";
import type { Row } from "./row.js";
import type { Lookups } from "./steps.js";

/** What making records of rows needs beside the mapping. */
export interface RecordContext {
  readonly lookups: Lookups;
  readonly linkNames: NameLookup;
  readonly onName: (outcome: NameOutcome) => void;
}

/** An affiliation of which it is still to be found out which institution it names. */
export interface StatedAffiliation {
  readonly kind: string;
  readonly affiliation: string;
  readonly place: string;
}

/** What stands at the other end of a relationship. */
export type OtherEnd = EntityReference | StatedAffiliation;

/** An institution that the graph does not know yet can only be told by its identifier. */
export function referenceOf(id: string): Pick<EntityReference, "id" | "identifiers"> {
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

/** Turns the mapping of the other end of a relationship into a function from rows to what stands there. */
export function compileOther(other: OtherMapping, context: RecordContext): Compiled<OtherEnd> {
  const { kind } = other;
  const identifiers = compileValues(other.identifiers ?? {}, `${kind} `, context.lookups);
  const named = other.named ? compileNamed(kind, other.named, context) : null;
  const affiliation = other.matched ? compileExpression(other.matched.affiliation, context.lookups) : () => null;
  const called = other.name === undefined ? () => null : compileExpression(other.name, context.lookups);
  return (row, report) => {
    const name = evaluated(called, `${kind} name`, row, report);
    const base = { kind, ...(name === null ? {} : { name: String(name) }) };
    const id = other.id === undefined ? null : fillTemplate(other.id, row);
    if (id !== null) return { ...base, id };
    const key = other.key === undefined ? null : fillTemplate(other.key, row);
    if (key !== null) return { ...base, key };
    const stated = identifiers(row, report) as EntityReference["identifiers"] | null;
    const found = named ? named(row, report, stated) : null;
    if (found) return found;
    if (stated) return { ...base, identifiers: stated };
    const text = evaluated(affiliation, `${kind} affiliation`, row, report);
    return text === null ? null : { kind, affiliation: String(text), place: report.place };
  };
}
