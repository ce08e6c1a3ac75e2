import type { ConnectionSpec } from "../catalogue/connection.js";
import type { KindSpec } from "../catalogue/kind.js";
import { entityConditions, type FilterScope, holding, whereClause } from "./filter.js";
import { type ListSource, ownerById } from "./listSource.js";
import { pattern } from "./pattern.js";

interface SharedWay {
  readonly pattern: string;
  readonly conditions: readonly string[];
}

/** From one entity to what it has and back to another one that has it too. */
function sharedWay(
  hops: readonly ConnectionSpec[],
  [one, shared, other]: readonly [string, string, string],
  scope: FilterScope,
): SharedWay {
  const side = (owner: string, name: string): readonly string[] =>
    hops.map((hop, at) =>
      pattern(hop, at === 0 ? owner : `${name}n${at - 1}`, `${name}r${at}`, at === hops.length - 1 ? shared : `${name}n${at}`),
    );
  const edges = ["f", "t"].flatMap((name) => hops.map((_, at) => `${name}r${at}`));
  return { pattern: [...side(one, "f"), ...side(other, "t")].join(", "), conditions: edges.flatMap((it) => holding(it, scope)) };
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
      const way = sharedWay(hops, ["a", "s", "b"], scope);
      const weighed = `MATCH ${way.pattern}${whereClause(["b <> a", ...way.conditions])} RETURN b, count(DISTINCT s) AS weight`;
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
      const way = sharedWay(hops, ["a", "b", "c"], scope);
      return {
        match: `CALL (a, c) { MATCH ${way.pattern}${whereClause(way.conditions)} RETURN DISTINCT b } WITH *`,
        conditions: [],
        ending: " RETURN b",
        degree: null,
      };
    },
  };
}
