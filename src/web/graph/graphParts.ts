import symmetricTypes from "../../../schema/symmetric.json" with { type: "json" };
import type { EntityKind } from "../operations.generated.js";

/** An entity as it is drawn. */
export interface GraphNode {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

/** A relationship as it is drawn, from one entity to another. */
export interface GraphEdge {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** A relationship with the time at which it holds, each end as stated: a year, a month or a day. */
export interface DatedEdge extends GraphEdge {
  readonly since: string | null;
  readonly until: string | null;
}

/** What is chosen in a drawing. */
export interface Chosen {
  readonly sort: "entity" | "relationship";
  readonly id: string;
}

/** All that a drawing shows. */
export interface GraphView {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly chosen: Chosen | null;
  /** Ids of entities that stay where they are. */
  readonly pinned: ReadonlySet<string>;
  /** Ids of entities that step back. */
  readonly faint: ReadonlySet<string>;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Relationships that hold alike in both directions, and are drawn without an arrow. */
const symmetric: ReadonlySet<string> = new Set(symmetricTypes);

export const isDirected = ({ type }: GraphEdge): boolean => !symmetric.has(type);

/** `PARTNERS_WITH` becomes `partners with`. */
export const typeWords = (type: string): string => type.replaceAll("_", " ").toLowerCase();
