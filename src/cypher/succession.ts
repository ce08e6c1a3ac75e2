import type { RelationshipSpec } from "../catalogue/relationship.js";
import { everyHolding, type FilterScope, holding, whereClause } from "./filter.js";
import type { EntityLayout } from "./layout.js";
import { ownerById } from "./listSource.js";
import { Parameters } from "./parameters.js";
import type { Statement } from "./statement.js";

/** What entities have become in the end: rows of the id asked for and the columns of everything that followed and that nothing followed. */
export function currentForms(
  { type }: RelationshipSpec,
  layout: EntityLayout,
  ids: readonly string[],
  scopeOf: (parameters: Parameters) => FilterScope,
): Statement {
  const parameters = new Parameters();
  const scope = scopeOf(parameters);
  const last = `NOT EXISTS { (b)-[n:${type}]->()${whereClause(holding("n", scope))} }`;
  const conditions = ["b <> a", last, ...everyHolding("rs", scope)];
  const forms = `MATCH (a)-[rs:${type}*1..]->(b)${whereClause(conditions)} WITH DISTINCT b ORDER BY b.id RETURN [${layout.expressions("b").join(", ")}]`;
  return {
    text: `UNWIND $p.ids AS k ${ownerById} RETURN k, COLLECT { ${forms} } AS forms`,
    parameters: { p: parameters.map({ ids }) },
  };
}
