import type { PropertySpec } from "../catalogue/property.js";
import { type AggregateSpec, monthExpression } from "./aggregateCells.js";
import { type Division, forOwners } from "./aggregated.js";
import { type FilterScope, holding, whereClause } from "./filter.js";
import { type GroupKey, keyExpression, listExpression, wayTo } from "./groupKey.js";
import { Parameters } from "./parameters.js";
import { pattern } from "./pattern.js";
import type { Statement } from "./statement.js";

/** Everyone among whom an amount is divided: id, share as stated, and whether they belong to the owner of the list. */
function owners({ connection, member }: Division, scope: FilterScope): string {
  const { apportions } = connection.relationship;
  const share = apportions ? `d.${apportions}` : "null";
  return `COLLECT { MATCH ${pattern(connection, "y", "d", "b")}${whereClause(holding("d", scope))} RETURN [y.id, ${share}, ${member(scope)}] }`;
}

/** The values of an entity `b` under a key as ways: lists of value, share and relationship, one list a step. */
function waysOf(key: GroupKey, at: number, scope: FilterScope): string {
  if (key.by === "related") {
    const way = wayTo(key.grouping, at, scope);
    const steps = way.steps.map(({ share, relationship }, hop) => `[${way.nodes[hop]}.id, ${share}, ${relationship}]`);
    return `COLLECT { MATCH ${way.pattern}${whereClause(way.conditions)} RETURN [${steps.join(", ")}] }`;
  }
  const values = keyExpression(key) ?? null;
  if (values) return `[[[${values}, null, null]]]`;
  return key.by === "field" ? `[it IN ${listExpression(key.property)} | [[it, null, null]]]` : "[]";
}

/**
 * Everything that is needed to divide each amount exactly: rows of the owner's key and, of each entity, its id, the amount
 * in minor units (null where it has none), currency, month, those among whom it is divided (null where the whole counts) and its ways under each key.
 */
export function aggregateShares(
  { over, keys }: Pick<AggregateSpec, "over" | "keys">,
  money: PropertySpec,
  keysOfOwners: readonly unknown[],
  { scopeOf, most }: { readonly scopeOf: (parameters: Parameters) => FilterScope; readonly most: number },
): Statement {
  const parameters = new Parameters();
  const scope = scopeOf(parameters);
  const { match, conditions } = over.bind(scope);
  const columns = [
    "b.id",
    `toString(b.${money.name})`,
    `b.${money.name}Currency`,
    monthExpression(money),
    over.divided ? owners(over.divided, scope) : "null",
    ...keys.map((key, at) => waysOf(key, at, scope)),
  ];
  const rows = `${match}${whereClause(conditions)} WITH DISTINCT b RETURN [${columns.join(", ")}] AS row`;
  return {
    text: forOwners(over, rows, "row"),
    parameters: { p: parameters.map(over.owner === null ? {} : { ids: keysOfOwners }), n: BigInt(most) },
  };
}
