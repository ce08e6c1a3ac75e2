import type { Parameters } from "./parameters.js";
import { type Period, periodConditions } from "./period.js";

/** Which relationships are followed from entity to entity, and to which entities. */
export interface Reach {
  /** Types of relationships; none when there are none. */
  readonly types: readonly string[];
  /** Kinds of entities by name; any when null. */
  readonly kinds: readonly string[] | null;
  /** When the relationships must hold; at any time when null. */
  readonly period: Period | null;
}

/** A relationship that may be followed, as it stands between two nodes of a pattern: `[r:PART_OF|FOUNDED WHERE ...]`. */
export function followed({ types, period }: Reach, parameters: Parameters): string {
  const conditions = [...(types.length === 0 ? [parameters.add(false)] : []), ...periodConditions("r", period, parameters)];
  const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
  return `[r${types.length === 0 ? "" : `:${types.join("|")}`}${where}]`;
}

/** The condition that an entity is of one of the kinds; none where any will do. */
export function kindConditions(node: string, { kinds }: Reach, parameters: Parameters): readonly string[] {
  if (kinds === null) return [];
  return [kinds.length === 0 ? parameters.add(false) : `${node}:${kinds.join("|")}`];
}
