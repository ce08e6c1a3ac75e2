import type { RelatedGrouping } from "../catalogue/grouping.js";
import type { PropertySpec } from "../catalogue/property.js";
import type { RelationshipSpec } from "../catalogue/relationship.js";
import { everyHolding, type FilterScope, holding, whereClause } from "./filter.js";
import { pattern } from "./pattern.js";

export type DateUnit = "YEAR" | "QUARTER" | "MONTH";

/** What entities are grouped by: their kind, a property, a part of a date, or what they are related to. */
export type GroupKey =
  | { readonly by: "kind" }
  | { readonly by: "field"; readonly property: PropertySpec }
  | { readonly by: "date"; readonly property: PropertySpec; readonly unit: DateUnit }
  | { readonly by: "related"; readonly grouping: RelatedGrouping };

/** The part of a date that a group is of; of a date known less exactly, all that is known. */
function dateExpression(stored: string, unit: DateUnit): string {
  if (unit === "YEAR") return `left(${stored}, 4)`;
  if (unit === "MONTH") return `left(${stored}, 7)`;
  const quarter = `left(${stored}, 4) + "-Q" + toString((toInteger(substring(${stored}, 5, 2)) + 2) / 3)`;
  return `CASE WHEN size(${stored}) > 4 THEN ${quarter} ELSE ${stored} END`;
}

/** The value that an entity `b` has under a key; null where the key does not give one value alone. */
export function keyExpression(key: GroupKey): string | null {
  if (key.by === "kind") return '[label IN labels(b) WHERE label <> "Entity"][0]';
  if (key.by === "date") return dateExpression(`b.${key.property.name}`, key.unit);
  return key.by === "field" && !key.property.value.isList ? `b.${key.property.name}` : null;
}

/** All values that an entity `b` has in a list, nothing being one of them where it has none. */
export const listExpression = ({ name }: PropertySpec): string => `CASE WHEN b.${name} IS NULL THEN [null] ELSE b.${name} END`;

/** Whether an entity is part of nothing further. */
function isOutermost(node: string, { type }: RelationshipSpec, scope: FilterScope): string {
  const edge = `u${scope.fresh()}`;
  return `NOT EXISTS { (${node})-[${edge}:${type}]->()${whereClause(holding(edge, scope))} }`;
}

/** The way from an entity `b` to what it is grouped by. */
export interface Way {
  readonly pattern: string;
  readonly conditions: readonly string[];
  /** The entities that it comes by, in order; the last one is what it leads to. */
  readonly nodes: readonly string[];
  /** For each of them the relationship that leads there and what tells its part; null where there is none. */
  readonly steps: readonly { readonly relationship: string | null; readonly share: string | null }[];
}

/** Writes the way of a grouping; its variables end in `at`. */
export function wayTo({ hops, outermost }: RelatedGrouping, at: number, scope: FilterScope): Way {
  const nodes = hops.map((_, hop) => `x${at}_${hop}`);
  const edges = hops.map((_, hop) => `s${at}_${hop}`);
  const patterns = hops.map((hop, it) => pattern(hop, it === 0 ? "b" : nodes[it - 1]!, edges[it]!, nodes[it]!));
  const steps = hops.map(({ relationship: { apportions } }, it) => ({
    relationship: `${edges[it]}.id`,
    share: apportions && `${edges[it]}.${apportions}`,
  }));
  const conditions = edges.flatMap((it) => holding(it, scope));
  if (!outermost) return { pattern: patterns.join(", "), conditions, nodes, steps };
  const [top, upward] = [`x${at}_top`, `s${at}_top`];
  return {
    pattern: [...patterns, `(${nodes.at(-1)})-[${upward}:${outermost.type}*0..]->(${top})`].join(", "),
    conditions: [...conditions, ...everyHolding(upward, scope), isOutermost(top, outermost, scope)],
    nodes: [...nodes, top],
    steps: [...steps, { relationship: null, share: null }],
  };
}
