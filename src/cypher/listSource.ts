import type { ConnectionSpec } from "../catalogue/connection.js";
import { type ConnectionWhere, connectionConditions, countExpression, type FilterScope, holding } from "./filter.js";
import type { OrderPlace } from "./order.js";
import { pattern } from "./pattern.js";

/** The clauses of a list under its filter; `WHERE` and all conditions follow `match`. */
export interface BoundList {
  readonly match: string;
  readonly conditions: readonly string[];
  /** What a subquery that only counts must end with; nothing where `match` is a plain pattern. */
  readonly ending: string;
  /** Its number where that is cheaper than counting its rows. */
  readonly degree: string | null;
}

/** What a list is made of: how its entities `b` are found from its owner `a`. */
export interface ListSource {
  /** Finds the owner by the key `k`. */
  readonly owner: string;
  /** What that binds. */
  readonly imports: string;
  readonly order: OrderPlace;
  /** The connection whose relationships it is, where they may be read along an index. */
  readonly connection?: ConnectionSpec;
  readonly bind: (where: ConnectionWhere, scope: FilterScope) => BoundList;
}

/** Finds an entity by the key of a batch. */
export const ownerById = "MATCH (a:Entity {id: k})";

/** What the owner, the relationship and the entity of a list are called in a statement. */
export interface ListNames {
  readonly owner: string;
  readonly edge: string;
  readonly node: string;
}

/** The names in a list that stands by itself. */
export const listNames: ListNames = Object.freeze({ owner: "a", edge: "r", node: "b" });

/** The order of what relationships lead to: that of their ids, where no other is asked for. */
export const edgeOrder = ({ node, edge }: Pick<ListNames, "node" | "edge">): OrderPlace => ({
  node,
  edge,
  last: `${edge}.id`,
  standing: [],
});

/** What a connection leads to. */
export function connectionSource(connection: ConnectionSpec, { owner, edge, node }: ListNames = listNames): ListSource {
  return {
    owner: ownerById,
    imports: owner,
    order: edgeOrder({ node, edge }),
    connection,
    bind: (where, scope) => {
      const conditions = [...holding(edge, scope), ...connectionConditions(connection, [edge, node], where, scope)];
      return {
        match: `MATCH ${pattern(connection, owner, edge, node)}`,
        conditions,
        ending: "",
        degree: conditions.length === 0 ? countExpression(connection, owner, scope) : null,
      };
    },
  };
}
