import type { Catalogue } from "../catalogue/catalogue.js";
import type { KindSpec } from "../catalogue/kind.js";
import type { PropertySpec } from "../catalogue/property.js";
import { shownColumns } from "../catalogue/stored.js";
import { entityConditions, filterScope, type Where } from "./filter.js";
import { readExpression } from "./layout.js";
import { Parameters } from "./parameters.js";
import { kindName } from "./pattern.js";
import { type Period, periodConditions } from "./period.js";
import type { Statement } from "./statement.js";

/** The columns that properties are shown from, as pieces of Cypher; the id comes before them. */
const exportedColumns = (variable: string, properties: readonly PropertySpec[]): readonly string[] =>
  properties
    .filter((it) => it.name !== "id")
    .flatMap(shownColumns)
    .map((it) => readExpression(variable, it));

const entityRow = (kind: KindSpec): string => ["n.id", "n.records", ...exportedColumns("n", kind.properties)].join(", ");

/** Entities of a kind in the order of their ids after a given one. Columns id, records, those of the kind's properties. */
export function kindAfter(kind: KindSpec, after: string, limit: bigint): Statement {
  return {
    text: `MATCH (n:${kind.name}) WHERE n.id > $p.after RETURN ${entityRow(kind)} ORDER BY n.id LIMIT $p.limit`,
    parameters: { p: { after, limit } },
  };
}

/** Entities of a kind by id, in the order of the ids. Columns as of `kindAfter`. */
export function kindByIds(kind: KindSpec, ids: readonly string[]): Statement {
  return {
    text: `UNWIND $p.ids AS id MATCH (n:Entity:${kind.name} {id: id}) RETURN ${entityRow(kind)} ORDER BY n.id`,
    parameters: { p: { ids } },
  };
}

/** Ids of the entities of a kind that fit a filter, in order after a given one. Column id. */
export function idsAfter(
  catalogue: Catalogue,
  kind: KindSpec,
  where: Where,
  page: { readonly after: string; readonly limit: bigint },
): Statement {
  const parameters = new Parameters();
  const conditions = entityConditions(kind, "n", where, filterScope(catalogue, parameters));
  const all = ["n.id > $p.after", ...conditions].join(" AND ");
  return {
    text: `MATCH (n:${kind.name}) WHERE ${all} RETURN n.id ORDER BY n.id LIMIT $p.limit`,
    parameters: { p: parameters.map(page) },
  };
}

/** The kinds of entities by id. Columns id, kind. */
export function kindsOfIds(ids: readonly string[]): Statement {
  return { text: `UNWIND $p.ids AS id MATCH (n:Entity {id: id}) RETURN n.id, ${kindName("n")}`, parameters: { p: { ids } } };
}

const relationshipRow = (properties: readonly PropertySpec[]): string =>
  ["r.id", "r.records", "a.id", kindName("a"), "b.id", kindName("b"), ...exportedColumns("r", properties)].join(", ");

/** Relationships of a type in the order of their ids after a given one. Columns id, records, id and kind of either end, those of the properties. */
export function typeAfter(type: string, properties: readonly PropertySpec[], after: string, limit: bigint): Statement {
  return {
    text: `MATCH ()-[r:${type}]->() WHERE r.id > $p.after WITH r ORDER BY r.id LIMIT $p.limit WITH r, startNode(r) AS a, endNode(r) AS b RETURN ${relationshipRow(properties)} ORDER BY r.id`,
    parameters: { p: { after, limit } },
  };
}

/** Relationships of a type that begin at given entities, by id, and hold at some time of a period. Columns as of `typeAfter`. */
export function typeFrom(
  type: string,
  properties: readonly PropertySpec[],
  ids: readonly string[],
  period: Period | null = null,
): Statement {
  const parameters = new Parameters();
  const all = ["r.id IS NOT NULL", ...periodConditions("r", period, parameters)].join(" AND ");
  return {
    text: `UNWIND $p.ids AS id MATCH (a:Entity {id: id})-[r:${type}]->(b) WHERE ${all} RETURN ${relationshipRow(properties)} ORDER BY r.id`,
    parameters: { p: parameters.map({ ids }) },
  };
}

/** Exchange rates in the order of their ids after a given one. Column properties. */
export function exchangeRatesAfter(after: string, limit: bigint): Statement {
  return {
    text: "MATCH (r:ExchangeRate) WHERE r.id > $p.after RETURN properties(r) ORDER BY r.id LIMIT $p.limit",
    parameters: { p: { after, limit } },
  };
}

/** Every version of every saved query in the order of their ids after a given one. Column properties. */
export function savedQueriesAfter(after: string, limit: bigint): Statement {
  return {
    text: "MATCH (q:SavedQuery) WHERE q.id > $p.after RETURN properties(q) ORDER BY q.id LIMIT $p.limit",
    parameters: { p: { after, limit } },
  };
}

/** All properties of the node that tells the form of the graph. Column properties. */
export const graphProperties: Statement = Object.freeze({
  text: "MATCH (g:System:Graph {id: 'graph'}) RETURN properties(g)",
  parameters: {},
});

/** How many entities and relationships lack an id, so that no page shows them. Columns entities, relationships. */
export const withoutIds: Statement = Object.freeze({
  text: "RETURN COUNT { MATCH (n:Entity) WHERE n.id IS NULL } AS entities, COUNT { MATCH (:Entity)-[r]->() WHERE r.id IS NULL } AS relationships",
  parameters: {},
});
