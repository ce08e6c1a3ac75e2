import type { ConnectionSpec } from "../catalogue/connection.js";
import type { KindSpec } from "../catalogue/kind.js";
import type { RelationshipSpec } from "../catalogue/relationship.js";
import type { Aggregated } from "./aggregated.js";
import { type ConnectionWhere, connectionConditions, entityConditions, everyHolding, holding, whereClause } from "./filter.js";
import { type ListSource, ownerById } from "./listSource.js";
import { pattern } from "./pattern.js";

/** Up to the wholes that something is part of, or down to its parts. */
export type Course = "UP" | "DOWN";

/** A hierarchy and how many levels of it are looked at; all where the depth is null. */
export interface Levels {
  readonly hierarchy: RelationshipSpec;
  readonly course: Course;
  readonly depth: number | null;
}

/** The levels from `from` on between two entities. */
function levelsBetween({ hierarchy, course, depth }: Levels, [one, edges, other]: readonly [string, string, string], from: 0 | 1): string {
  const [left, right] = course === "UP" ? ["-", "->"] : ["<-", "-"];
  return `(${one})${left}[${edges}:${hierarchy.type}*${from}..${depth ?? ""}]${right}(${other})`;
}

/**
 * Everything above or below an entity, each once with the fewest levels to it as `level`. Written so that the planner searches breadth first and
 * meets nothing twice: a cycle or several ways to the same entity cost nothing.
 */
export function hierarchySource(kind: KindSpec, levels: Levels): ListSource {
  return {
    owner: ownerById,
    imports: "a",
    order: { node: "b", edge: "b", last: "b.id", standing: [{ expression: "level", type: "integer", nullable: false, direction: "ASC" }] },
    bind: (where, scope) => {
      const met = whereClause(["b <> a", ...everyHolding("rs", scope)]);
      const levelsTo = `MATCH p = ${levelsBetween(levels, ["a", "rs", "b"], 1)}${met} RETURN b, min(length(p)) AS level`;
      return {
        match: `CALL (a) { ${levelsTo} } WITH *`,
        conditions: entityConditions(kind, "b", where.node ?? {}, scope),
        ending: " RETURN b",
        degree: null,
      };
    },
  };
}

/** What a connection leads to from an entity and everything below it. An amount belongs to it as far as it belongs to any of them. */
export function rolledUp(connection: ConnectionSpec, levels: Levels, where: ConnectionWhere): Aggregated {
  const up: Levels = { ...levels, course: "UP" };
  return {
    kinds: connection.targets,
    owner: ownerById,
    imports: "a",
    bind: (scope) => {
      const below = `MATCH ${levelsBetween(levels, ["a", "rs", "x"], 0)}${whereClause(everyHolding("rs", scope))} WITH DISTINCT x`;
      return {
        match: `${below} MATCH ${pattern(connection, "x", "r", "b")}`,
        conditions: [...holding("r", scope), ...connectionConditions(connection, ["r", "b"], where, scope)],
      };
    },
    divided: {
      connection,
      member: (scope) => `EXISTS { MATCH ${levelsBetween(up, ["y", "ms", "a"], 0)}${whereClause(everyHolding("ms", scope))} }`,
    },
  };
}
