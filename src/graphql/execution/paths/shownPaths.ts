import { createHash } from "node:crypto";
import type { EntityValue, RelationshipLayout } from "../../../cypher/layout.js";
import type { PathPosition } from "../../../cypher/paths.js";
import type { Period } from "../../../cypher/period.js";
import { within } from "../period.js";
import { type ShownRelationship, shownRelationship } from "./shownRelationships.js";

/** One step of a path as resolvers see it. */
export interface StepValue {
  readonly relationship: ShownRelationship;
  readonly direction: "FORWARD" | "BACKWARD";
  readonly node: EntityValue;
}

/** A path as resolvers see it. */
export interface PathValue {
  readonly id: string;
  readonly length: number;
  readonly start: EntityValue;
  readonly steps: readonly StepValue[];
}

type Row = readonly [nodes: readonly (readonly [id: string, kind: string])[], relationships: readonly (readonly unknown[])[]];

/** Reads a path from its row; everything below it looks at the period under which it was found. */
export function shownPath(row: unknown, layout: RelationshipLayout, period: Period | null): PathValue {
  const [ends, rows] = row as Row;
  const nodes = ends.map(([id, kind]): EntityValue => ({ kind, id }));
  const byId = new Map(nodes.map((it) => [it.id, it]));
  const steps = rows.map((columns, at) => {
    const relationship = within(
      shownRelationship(layout.decode(columns), (id) => byId.get(id)!),
      period,
    );
    const direction = relationship.from === nodes[at] ? "FORWARD" : "BACKWARD";
    return within<StepValue>({ relationship, direction, node: nodes[at + 1]! }, period);
  });
  const ids = JSON.stringify(steps.map((it) => it.relationship.id));
  const id = createHash("sha256").update(ids).digest("base64url").slice(0, 16);
  return within({ id, length: steps.length, start: nodes[0]!, steps }, period);
}

/** The entities of a path in its order. */
export const nodesOf = ({ start, steps }: PathValue): readonly EntityValue[] => [start, ...steps.map((it) => it.node)];

/** The place of a path in the fixed order. */
export const positionOf = (path: PathValue): PathPosition => ({
  nodes: nodesOf(path).map((it) => it.id),
  relationships: path.steps.map((it) => it.relationship.id),
});
