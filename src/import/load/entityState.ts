import type { Catalogue } from "../../catalogue/catalogue.js";
import { type Columns, columnsOf } from "./columns.js";
import { identifierOfName } from "./identity.js";
import { byPrecedence, mergeValues } from "./precedence.js";
import type { StoredRecord } from "./storedRecord.js";

/** What an entity should be. */
export interface EntityState {
  readonly kind: string;
  readonly columns: Columns;
}

/** An entity as the records that describe it, at least one, say it is. */
export function describedEntity(catalogue: Catalogue, id: string, records: readonly StoredRecord[]): EntityState {
  const kind = catalogue.kind(records[0]!.kind);
  const columns = columnsOf(kind.properties, { ...mergeValues(records), id, stub: false });
  return { kind: kind.name, columns: { ...columns, records: records.map((it) => it.id).toSorted() } };
}

/** A stub under a given name, as the record that names it says it is. */
export function stubEntity(catalogue: Catalogue, kindName: string, id: string, name: string, records: readonly string[]): EntityState {
  const kind = catalogue.kind(kindName);
  const known = identifierOfName(kind, id);
  const identifier = known ? { [known.property.name]: known.value } : {};
  return { kind: kindName, columns: { ...columnsOf(kind.properties, { ...identifier, id, name, stub: true }), records } };
}

/** How a record names an entity that it does not describe. */
export interface Mention {
  readonly id: string;
  readonly precedence: number;
  readonly kind: string;
  readonly name: string | undefined;
}

export function mentionOf(record: StoredRecord, entity: string): Mention | null {
  const all = record.entity === entity ? [] : record.relationships.filter((it) => it.other === entity);
  const best = all.find((it) => it.name) ?? all[0];
  return best ? { id: record.id, precedence: record.precedence, kind: best.otherKind, name: best.name } : null;
}

/** An entity that nobody describes, as the most believed of what may mention it names it; null when nothing does. */
export function namedEntity(catalogue: Catalogue, id: string, perhaps: readonly (Mention | null)[]): EntityState | null {
  const mentions = perhaps.filter((it) => it !== null);
  const named = mentions.filter((it) => it.name);
  const [best] = (named.length > 0 ? named : mentions).toSorted(byPrecedence);
  return best ? stubEntity(catalogue, best.kind, id, best.name ?? id, [best.id]) : null;
}

/** An entity that nobody describes, as the records that mention it name it; null when none does. */
export function mentionedEntity(catalogue: Catalogue, id: string, records: readonly StoredRecord[]): EntityState | null {
  return namedEntity(
    catalogue,
    id,
    records.map((it) => mentionOf(it, id)),
  );
}
