import { follow } from "./model.js";
import { type Grouping, type Step, type Value, valuesOf, waysTo } from "./modelGroups.js";
import type { PlantedEntity, PlantedGraph } from "./plantGraph.js";

interface StatedShare {
  readonly id: string;
  readonly share: number | null;
}

/** The parts of 1 as real numbers, by id; and whether stated shares had to be scaled. */
function fractions(stated: readonly StatedShare[]): { readonly parts: ReadonlyMap<string, number>; readonly scaled: boolean } {
  const known = stated.reduce((sum, it) => sum + (it.share ?? 0), 0);
  const unknown = stated.filter((it) => it.share === null).length;
  const weights = stated.map((it) => it.share ?? Math.max(0, 1 - known) / unknown);
  const all = weights.reduce((a, b) => a + b, 0);
  const parts = new Map<string, number>();
  stated.forEach(({ id }, at) => {
    parts.set(id, (parts.get(id) ?? 0) + (all === 0 ? 1 / stated.length : weights[at]! / all));
  });
  return { parts, scaled: known > 1 + 1e-6 || (unknown === 0 && known < 1 - 1e-6) };
}

/** The part of 1 that comes to each end of ways, step by step, and whether any step was scaled. */
function alongWays(ways: readonly (readonly Step[])[], note: (scaled: boolean) => void): ReadonlyMap<string, number> {
  const relationships = new Map(ways.map(([first]) => [JSON.stringify([first!.id, first!.relationship]), first!]));
  const { parts, scaled } = fractions([...relationships.values()]);
  note(scaled);
  const ends = new Map<string, number>();
  for (const [id, part] of parts) {
    const further = ways.filter((it) => it[0]!.id === id).map((it) => it.slice(1));
    const below = further[0]!.length === 0 ? new Map([[id, 1]]) : alongWays(further, note);
    for (const [end, of] of below) ends.set(end, (ends.get(end) ?? 0) + part * of);
  }
  return ends;
}

/** A part of an entity's amount as a real number, by the values of its group; and whether shares were scaled on the way. */
export interface DividedParts {
  readonly parts: readonly { readonly values: readonly Value[]; readonly part: number }[];
  readonly scaled: boolean;
}

/** Divides an entity's amount over its groups. */
export function partsOf(graph: PlantedGraph, entity: PlantedEntity, by: readonly Grouping[]): DividedParts {
  let scaled = false;
  const note = (it: boolean): void => {
    scaled ||= it;
  };
  const parts = by.reduce<DividedParts["parts"]>(
    (before, grouping) => {
      const ways = grouping.related ? waysTo(graph, entity, grouping.related) : [];
      const values = valuesOf(graph, entity, grouping);
      const each: readonly (readonly [Value, number])[] =
        ways.length > 0 ? [...alongWays(ways, note)] : values.map((it) => [it, 1 / values.length]);
      return before.flatMap((it) => each.map(([value, part]) => ({ values: [...it.values, value], part: it.part * part })));
    },
    [{ values: [], part: 1 }],
  );
  return { parts, scaled };
}

/** The part of an entity's amount that belongs to some owners of a list, of all who have it in theirs. */
export function ownedPart(
  graph: PlantedGraph,
  entity: PlantedEntity,
  [kind, field]: readonly [kind: string, field: string],
  owners: readonly string[],
): { readonly part: number; readonly scaled: boolean } {
  const all = graph.entities.filter((it) => it.kind === kind);
  const stated = all.flatMap((owner) =>
    follow(graph, owner, field)
      .filter((it) => it.node === entity)
      .map(({ edge }) => ({ id: owner.id, share: (edge["share"] ?? null) as number | null })),
  );
  const { parts, scaled } = fractions(stated);
  return { part: owners.reduce((sum, it) => sum + (parts.get(it) ?? 0), 0), scaled };
}
