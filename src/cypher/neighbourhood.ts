import type { RelationshipLayout } from "./layout.js";
import { Parameters } from "./parameters.js";
import { kindName } from "./pattern.js";
import { followed, kindConditions, type Reach } from "./reach.js";
import type { Statement } from "./statement.js";

const existing = (ids: string): string => `UNWIND $p.${ids} AS k MATCH (n:Entity {id: k}) RETURN [n.id, ${kindName("n")}]`;

/** Those of some entities that exist: a row of a pair of id and kind for each. */
export const existingEntities = (ids: readonly string[]): Statement => ({ text: existing("ids"), parameters: { p: { ids } } });

/**
 * One level of a neighbourhood, the entities next to those of the frontier that are not kept yet: one row of id and kind of the
 * frontier's entities, of groups by type and direction (outgoing first) of the best connected `limit` entities each, and of how
 * many entities there are in all.
 */
export function neighbours(
  reach: Reach,
  level: { readonly frontier: readonly string[]; readonly kept: readonly string[]; readonly limit: number },
): Statement {
  const parameters = new Parameters();
  const conditions = ["NOT m.id IN $p.kept", ...kindConditions("m", reach, parameters)].join(" AND ");
  const next = `UNWIND $p.frontier AS k MATCH (a:Entity {id: k}) MATCH (a)-${followed(reach, parameters)}-(m) WHERE ${conditions}`;
  const groups = [
    `${next} WITH DISTINCT type(r) AS type, startNode(r) = a AS outgoing, m`,
    "WITH type, outgoing, m, COUNT { (m)--() } AS degree ORDER BY degree DESC, m.id",
    `WITH type, outgoing, collect(m)[..$n] AS ms ORDER BY type, outgoing DESC RETURN [m IN ms | [m.id, ${kindName("m")}]]`,
  ].join(" ");
  const found = `COLLECT { ${existing("frontier")} }`;
  return {
    text: `RETURN ${found} AS found, COLLECT { ${groups} } AS groups, COUNT { ${next} RETURN DISTINCT m } AS total`,
    parameters: { p: parameters.map({ frontier: level.frontier, kept: level.kept }), n: BigInt(level.limit) },
  };
}

/** All relationships between entities that may be followed, by id: a row of the columns of each. */
export function relationshipsBetween(reach: Reach, ids: readonly string[], layout: RelationshipLayout): Statement {
  const parameters = new Parameters();
  const match = `UNWIND $p.ids AS k MATCH (a:Entity {id: k}) MATCH (a)-${followed(reach, parameters)}->(b) WHERE b.id IN $p.ids`;
  return {
    text: `${match} WITH r ORDER BY r.id RETURN ${layout.expressions("r").join(", ")}`,
    parameters: { p: parameters.map({ ids }) },
  };
}
