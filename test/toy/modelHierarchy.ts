import { follow } from "./model.js";
import type { PlantedEntity, PlantedGraph } from "./plantGraph.js";

/** Everything that lies along a field from an entity, with the fewest steps to it; the entity itself is not among it. */
export function levelsFrom(graph: PlantedGraph, start: PlantedEntity, field: string, depth: number): ReadonlyMap<PlantedEntity, number> {
  const levels = new Map([[start, 0]]);
  for (let level = 1; level <= depth; level++)
    for (const [entity, at] of [...levels])
      if (at === level - 1) for (const { node } of follow(graph, entity, field)) if (!levels.has(node)) levels.set(node, level);
  levels.delete(start);
  return levels;
}

/** What entities have become: all that followed and that nothing follows. */
export const currentForms = (graph: PlantedGraph, entity: PlantedEntity): readonly string[] =>
  [...levelsFrom(graph, entity, "successors", graph.entities.length).keys()]
    .filter((it) => follow(graph, it, "successors").length === 0)
    .map((it) => it.id)
    .toSorted();

/** What an entity has by a way of several fields, each thing once. */
export function had(graph: PlantedGraph, entity: PlantedEntity, fields: readonly string[]): ReadonlySet<PlantedEntity> {
  let found: ReadonlySet<PlantedEntity> = new Set([entity]);
  for (const field of fields) found = new Set([...found].flatMap((it) => follow(graph, it, field).map(({ node }) => node)));
  return found;
}

/** What two entities have in common. */
export const sharedBy = (graph: PlantedGraph, one: PlantedEntity, other: PlantedEntity, fields: readonly string[]): readonly string[] => {
  const own = had(graph, one, fields);
  return [...had(graph, other, fields)]
    .filter((it) => own.has(it))
    .map((it) => it.id)
    .toSorted();
};
