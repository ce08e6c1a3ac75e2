import { ask } from "../ask.js";
import { WhatIsBetweenDocument } from "../operations.generated.js";
import type { DatedEdge, GraphNode } from "./graphParts.js";

/** A part of the graph. */
export interface Part {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly DatedEdge[];
}

/** Entities, all of which exist, with all relationships between them. */
export async function readBetween(ids: readonly string[]): Promise<Part> {
  const { nodes, relationships } = (await ask(WhatIsBetweenDocument, { ids: [...ids] })).neighbourhood;
  return { nodes, edges: relationships.map(({ from, to, ...rest }) => ({ ...rest, from: from.id, to: to.id })) };
}
