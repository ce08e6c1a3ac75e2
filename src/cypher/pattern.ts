import type { ConnectionSpec } from "../catalogue/connection.js";

/** The pattern from an entity along a connection. The far label is named only where type and direction do not tell it, so that counts come from the degree store. */
export function pattern({ relationship, direction, labelled, targets }: ConnectionSpec, owner: string, edge: string, node: string): string {
  const far = labelled ? `(${node}:${targets.map((it) => it.name).join("|")})` : `(${node})`;
  const left = direction === "IN" ? "<-" : "-";
  const right = direction === "OUT" ? "->" : "-";
  return `(${owner})${left}[${edge}:${relationship.type}]${right}${far}`;
}

/** The kind of an entity, by name. */
export const kindName = (node: string): string => `[label IN labels(${node}) WHERE label <> "Entity"][0]`;
