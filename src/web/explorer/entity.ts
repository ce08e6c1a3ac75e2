import { factTexts } from "../../export/factTexts.js";
import { nextQuestion, relationshipQuestion, toldOf } from "../../queries/entityQuestions.js";
import { askAnything } from "../ask.js";
import { messageOf } from "../download.js";
import type { DatedEdge, GraphNode } from "../graph/graphParts.js";

export interface Evidence {
  readonly quote: string | null;
  readonly retrieved: string | null;
  readonly goneSince: string | null;
  readonly source: {
    readonly id: string;
    readonly name: string;
    readonly url: string | null;
    readonly licence: string | null;
    readonly publisher: string | null;
  };
}

/** A sort of relationships that an entity has, and the field that leads along it. */
export interface Connection {
  readonly field: string;
  readonly label: string;
  readonly description: string;
  readonly type: string;
  readonly direction: "OUT" | "IN" | "BOTH";
  readonly count: number;
  /** What such a relationship tells of itself; constants are read as words. */
  readonly properties: readonly { readonly name: string; readonly label: string; readonly constant: boolean }[];
}

/** All that is known of an entity. */
export interface Entity extends GraphNode {
  /** Its type in GraphQL. */
  readonly type: string;
  readonly stub: boolean;
  readonly facts: readonly { readonly label: string; readonly texts: readonly string[] }[];
  readonly names: readonly { readonly value: string; readonly language: string | null; readonly kind: string }[];
  readonly evidence: readonly Evidence[];
  readonly connections: readonly Connection[];
}

/** All that is known of a relationship. */
export interface Relationship {
  readonly facts: readonly { readonly label: string; readonly texts: readonly string[] }[];
  readonly evidence: readonly Evidence[];
}

/** Reads an entity as its page tells it, relationships counted on a day. Throws an `Error` with the server's words. */
export async function readEntity(id: string, asOf: string | null): Promise<Entity> {
  const response = await fetch(`/e/${encodeURIComponent(id)}${asOf === null ? "" : `?asOf=${asOf}`}`, {
    headers: { accept: "application/json" },
  });
  if (!response.ok) throw new Error(await messageOf(response));
  return response.json();
}

/** Asks something of an entity. */
async function askOf<Answer>(entity: Entity, query: string, variables: object): Promise<Answer> {
  const { node } = await askAnything<{ readonly node: { readonly asked: Answer } | null }>({
    query,
    variables: { id: entity.id, ...variables },
  });
  if (!node) throw new Error(`There is no entity with the id "${entity.id}" any more.`);
  return node.asked;
}

/** Ids that one condition takes. */
const most = 1_000;

/** The next entities along a sort of relationships that are not shown yet, on a day. At most 2,000 are shown. */
export async function readNext(entity: Entity, { field }: Connection, shown: readonly string[], asOf: string | null) {
  const variables = { shown: shown.slice(0, most), others: shown.slice(most), asOf };
  const { nodes } = await askOf<{ nodes: readonly GraphNode[] }>(entity, nextQuestion(entity.type, field), variables);
  return nodes;
}

/** Reads a relationship from the entity that it starts from. */
export async function readRelationship({ id, type, from }: DatedEdge): Promise<Relationship> {
  const entity = await readEntity(from, null);
  const connection = entity.connections.find((it) => it.type === type && it.direction !== "IN");
  if (!connection) throw new Error("This relationship is not in the graph any more.");
  const { field, properties } = connection;
  const query = relationshipQuestion(entity.type, field, properties);
  const { edges } = await askOf<{ edges: readonly Record<string, unknown>[] }>(entity, query, { edge: id });
  const [edge] = edges;
  if (!edge) throw new Error("This relationship is not in the graph any more.");
  const told = new Map(properties.map((it) => [it.name, it]));
  const facts = toldOf(properties)
    .filter((it) => edge[it] !== null && String(edge[it]) !== "")
    .map((it) => ({ label: told.get(it)?.label ?? it, texts: factTexts(edge[it], told.get(it)?.constant) }));
  return { facts, evidence: edge["evidence"] as readonly Evidence[] };
}
