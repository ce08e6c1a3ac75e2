import type { Catalogue } from "../../catalogue/catalogue.js";
import type { Statement } from "../statement.js";
import { followEntities } from "./copyWrites.js";

/** Properties to set on one entity; a null takes the property away. */
export interface EntityRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Creates entities of one kind, of which none may exist. */
export function createEntities(kind: string, rows: readonly EntityRow[]): Statement {
  return { text: `UNWIND $p.rows AS row CREATE (e:Entity:${kind}) SET e = row.properties`, parameters: { p: { rows } } };
}

const strongNames = ({ kinds }: Catalogue): readonly string[] => [
  ...new Set(kinds.flatMap((kind) => kind.properties.filter((it) => it.identifier === "strong").map((it) => it.name))),
];

/** Changes the given properties of entities that exist, and no others; what their relationships hold of these follows. */
export function updateEntities(catalogue: Catalogue, rows: readonly EntityRow[]): readonly Statement[] {
  if (rows.length === 0) return [];
  // What one lets go of another may take, in whatever order they stand.
  const released = rows.flatMap(({ id, properties }) => {
    const names = strongNames(catalogue).filter((it) => it in properties);
    return names.length === 0 ? [] : [{ id, properties: Object.fromEntries(names.map((it) => [it, null])) }];
  });
  const update = { text: "UNWIND $p.rows AS row MATCH (e:Entity {id: row.id}) SET e += row.properties", parameters: { p: { rows } } };
  const release = { text: update.text, parameters: { p: { rows: released } } };
  return [...(released.length > 1 ? [release] : []), update, ...followEntities(catalogue, rows)];
}

/** Deletes entities that nothing leads to; what is joined by hand to something stays. */
export function deleteEntities(ids: readonly string[]): Statement {
  return { text: "UNWIND $p.ids AS id MATCH (e:Entity {id: id}) WHERE NOT (e)--() DELETE e", parameters: { p: { ids } } };
}
