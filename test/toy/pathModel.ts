import { first, last } from "./model.js";
import type { PlantedGraph, PlantedRelationship } from "./plantGraph.js";

/** What may be followed, as the API's arguments say it; kinds by name. */
export interface ModelReach {
  readonly through?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
}

export interface ModelPathQuestion extends ModelReach {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly avoid?: readonly string[] | undefined;
}

/** A path as ids, its start first. */
export interface ModelPath {
  readonly nodes: readonly string[];
  readonly relationships: readonly string[];
}

/** Whether a relationship may be followed. */
export function mayFollow({ through, asOf }: ModelReach, { type, since, until }: PlantedRelationship): boolean {
  if (through && !through.includes(type)) return false;
  if (!asOf) return true;
  return (!since || first(since as string) <= asOf) && (!until || last(until as string) >= asOf);
}

const kindIn = (graph: PlantedGraph, id: string): string => graph.entities.find((it) => it.id === id)!.kind;

/** Each relationship that may be followed from an entity, with the entity that it leads to. */
function stepsFrom(graph: PlantedGraph, reach: ModelReach, id: string): readonly (readonly [relationship: string, node: string])[] {
  return graph.relationships
    .filter((it) => mayFollow(reach, it) && (it.from === id || it.to === id))
    .map((it) => [it.id, it.from === id ? it.to : it.from]);
}

function compareLists(one: readonly string[], other: readonly string[]): number {
  for (const [at, it] of one.entries()) if (it !== other[at]) return it < other[at]! ? -1 : 1;
  return 0;
}

/** All paths that meet no entity twice, by trying every way; in the order that the API promises. */
export function simplePaths(graph: PlantedGraph, question: ModelPathQuestion): readonly ModelPath[] {
  const { from, to, maxLength, kinds, avoid } = question;
  const found: ModelPath[] = [];
  const go = (path: ModelPath): void => {
    if (path.relationships.length === maxLength) return;
    for (const [relationship, node] of stepsFrom(graph, question, path.nodes.at(-1)!)) {
      if (path.nodes.includes(node)) continue;
      const longer = { nodes: [...path.nodes, node], relationships: [...path.relationships, relationship] };
      if (node === to) found.push(longer);
      else if (!avoid?.includes(node) && (!kinds || kinds.includes(kindIn(graph, node)))) go(longer);
    }
  };
  if (from !== to) go({ nodes: [from], relationships: [] });
  return found.sort(
    (one, other) =>
      one.nodes.length - other.nodes.length || compareLists(one.nodes, other.nodes) || compareLists(one.relationships, other.relationships),
  );
}

/** The entities around some entities, those at distance 1 first, without any limit. */
export function levelsAround(
  graph: PlantedGraph,
  reach: ModelReach,
  ids: readonly string[],
  depth: number,
): readonly (readonly string[])[] {
  const known = new Set(ids);
  const levels: string[][] = [];
  let frontier: readonly string[] = ids;
  for (let distance = 1; distance <= depth; distance++) {
    const next = new Set(
      frontier
        .flatMap((it) => stepsFrom(graph, reach, it).map(([, node]) => node))
        .filter((it) => !known.has(it) && (!reach.kinds || reach.kinds.includes(kindIn(graph, it)))),
    );
    for (const it of next) known.add(it);
    levels.push([...next]);
    frontier = [...next];
  }
  return levels;
}
