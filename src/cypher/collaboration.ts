import type { ConnectionSpec } from "../catalogue/connection.js";
import type { KindSpec } from "../catalogue/kind.js";
import { entityConditions, type FilterScope, holding, whereClause } from "./filter.js";
import { type ListSource, ownerById } from "./listSource.js";
import { pattern } from "./pattern.js";

/**
 * From one entity to what it has and back to another one that has it too. Each side is a clause by itself: the last relationships may be the
 * same on both, where the two share what comes before.
 */
function sharedWay(
  hops: readonly ConnectionSpec[],
  [one, shared, other]: readonly [string, string, string],
  scope: FilterScope,
  tests: readonly string[] = [],
): string {
  const side = (owner: string, name: string, more: readonly string[]): string => {
    const patterns = hops.map((hop, at) =>
      pattern(hop, at === 0 ? owner : `${name}n${at - 1}`, `${name}r${at}`, at === hops.length - 1 ? shared : `${name}n${at}`),
    );
    return `MATCH ${patterns.join(", ")}${whereClause([...more, ...hops.flatMap((_, at) => holding(`${name}r${at}`, scope))])}`;
  };
  return `${side(one, "f", [])} WITH DISTINCT ${shared} ${side(other, "t", tests)}`;
}

/** Entities of the same kind that have something in common with an entity, with how many such things as `weight`. */
export function collaboratorSource(kind: KindSpec, hops: readonly ConnectionSpec[]): ListSource {
  return {
    owner: ownerById,
    imports: "a",
    order: {
      node: "b",
      edge: "b",
      last: "b.id",
      standing: [{ expression: "weight", type: "integer", nullable: false, direction: "DESC" }],
    },
    bind: (where, scope) => {
      const weighed = `${sharedWay(hops, ["a", "s", "b"], scope, ["b <> a"])} RETURN b, count(DISTINCT s) AS weight`;
      return {
        match: `CALL (a) { ${weighed} } WITH *`,
        conditions: entityConditions(kind, "b", where.node ?? {}, scope),
        ending: " RETURN b",
        degree: null,
      };
    },
  };
}

/** What two entities have in common; the key is the list of their ids. */
export function sharedSource(hops: readonly ConnectionSpec[]): ListSource {
  return {
    owner: "MATCH (a:Entity {id: k[0]}), (c:Entity {id: k[1]})",
    imports: "a, c",
    order: { node: "b", edge: "b", last: "b.id", standing: [] },
    bind: (_where, scope) => {
      return {
        match: `CALL (a, c) { ${sharedWay(hops, ["a", "b", "c"], scope)} RETURN DISTINCT b } WITH *`,
        conditions: [],
        ending: " RETURN b",
        degree: null,
      };
    },
  };
}
