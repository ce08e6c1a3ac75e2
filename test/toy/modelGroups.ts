import fc from "fast-check";
import { follow } from "./model.js";
import type { PlantedEntity, PlantedGraph } from "./plantGraph.js";

export type Value = string | number | boolean | null;

/** One grouping as a request gives it. */
export interface Grouping {
  readonly field?: string;
  readonly date?: { readonly field: string; readonly unit: "YEAR" | "QUARTER" | "MONTH" };
  readonly related?: string;
}

/** A step to a related entity: the part stated for it, and the relationship; null at a step that climbs to the outermost whole. */
export interface Step {
  readonly id: string;
  readonly share: number | null;
  readonly relationship: string | null;
}

/** The fields that lead to what a relation names, and whether it goes on to the outermost wholes. */
const relations: Readonly<Record<string, readonly [readonly string[], boolean]>> = {
  TEAMS: [["teams"], false],
  TOP_TEAMS: [["teams"], true],
  FRIENDS: [["friends"], false],
  ADMIRES: [["admires"], false],
  ADMIRERS: [["admirers"], false],
  CLUBS: [["teams", "wholes"], false],
  TOP_CLUBS: [["teams", "wholes"], true],
  CIRCLES: [["friends", "teams"], false],
  TOP_CIRCLES: [["friends", "teams"], true],
  WHOLES: [["wholes"], false],
  TOP_WHOLES: [["wholes"], true],
  PARTS: [["parts"], false],
  PLAYERS: [["players"], false],
};

const entityOf = (graph: PlantedGraph, id: string): PlantedEntity => graph.entities.find((it) => it.id === id)!;

/** Everything that can be reached along a field, what is started from included. */
export function reached(graph: PlantedGraph, start: PlantedEntity, field: string): readonly PlantedEntity[] {
  const met = [start];
  for (const it of met) for (const { node } of follow(graph, it, field)) if (!met.includes(node)) met.push(node);
  return met;
}

/** Every way to related entities, step by step; a relationship leads on from each of its ends. */
export function waysTo(graph: PlantedGraph, entity: PlantedEntity, related: string): readonly (readonly Step[])[] {
  const [fields, outermost] = relations[related]!;
  let ways: readonly (readonly Step[])[] = [[]];
  for (const field of fields)
    ways = ways.flatMap((way) => {
      const from = way.length === 0 ? entity : entityOf(graph, way.at(-1)!.id);
      return follow(graph, from, field).map(({ edge, node }) => {
        const share = edge.type === "PLAYS_IN" ? ((edge["share"] ?? null) as number | null) : null;
        return [...way, { id: node.id, share, relationship: edge.id }];
      });
    });
  if (!outermost) return ways;
  return ways.flatMap((way) =>
    reached(graph, entityOf(graph, way.at(-1)!.id), "wholes")
      .filter((it) => follow(graph, it, "wholes").length === 0)
      .map((it) => [...way, { id: it.id, share: null, relationship: null }]),
  );
}

function datePart(date: string | null, unit: "YEAR" | "QUARTER" | "MONTH"): Value {
  if (date === null) return null;
  const [year, month] = date.split("-");
  if (unit === "YEAR" || month === undefined) return year!;
  return unit === "MONTH" ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The name under which a group shows the value of a grouping: `TOP_TEAMS` is `topTeams`. */
export const shownName = ({ field, date, related }: Grouping): string =>
  (field ?? date?.field ?? related)!.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The values of an entity under a grouping, each once; null where there is none. */
export function valuesOf(graph: PlantedGraph, entity: PlantedEntity, grouping: Grouping): readonly Value[] {
  if (grouping.date) return [datePart((entity[grouping.date.field.toLowerCase()] ?? null) as string | null, grouping.date.unit)];
  const found = grouping.related
    ? waysTo(graph, entity, grouping.related).map((it) => it.at(-1)!.id)
    : [entity[shownName(grouping)] ?? null].flat();
  return found.length === 0 ? [null] : [...new Set(found as Value[])];
}

export interface ModelGroup {
  readonly values: readonly Value[];
  readonly members: readonly PlantedEntity[];
}

/** The entities by the combinations of their values, by the name of the combination. */
export function groupsOf(
  graph: PlantedGraph,
  entities: readonly PlantedEntity[],
  by: readonly Grouping[],
): ReadonlyMap<string, ModelGroup> {
  const groups = new Map<string, { values: readonly Value[]; members: PlantedEntity[] }>();
  for (const entity of entities) {
    const combinations = by.reduce<readonly (readonly Value[])[]>(
      (before, grouping) => before.flatMap((values) => valuesOf(graph, entity, grouping).map((it) => [...values, it])),
      [[]],
    );
    for (const values of combinations) {
      const name = JSON.stringify(values);
      const group = groups.get(name) ?? { values, members: [] };
      groups.set(name, group);
      group.members.push(entity);
    }
  }
  return groups;
}

const personGrouping: fc.Arbitrary<Grouping> = fc.oneof(
  fc.constantFrom("HEIGHT", "WEIGHT", "COUNTRY", "COLOURS", "RETIRED", "NICKNAMES").map((field) => ({ field })),
  fc.constantFrom("YEAR" as const, "QUARTER" as const, "MONTH" as const).map((unit) => ({ date: { field: "BORN", unit } })),
  fc
    .constantFrom("TEAMS", "TOP_TEAMS", "FRIENDS", "ADMIRES", "ADMIRERS", "CLUBS", "TOP_CLUBS", "CIRCLES", "TOP_CIRCLES")
    .map((related) => ({ related })),
);

/** One to three different groupings of people. */
export const personGroupings = fc.uniqueArray(personGrouping, { minLength: 1, maxLength: 3, selector: shownName });

/** The value of each grouping that a group of an answer shows. */
export const shownValues = (key: Readonly<Record<string, unknown>>, by: readonly Grouping[]): readonly Value[] =>
  by.map((it) => {
    const value = key[shownName(it)] as Value | { readonly id: string };
    return typeof value === "object" && value !== null ? value.id : value;
  });

/** What every group of people shows of its key. */
export const personKey = `height weight country colours retired nicknames born teams { id } topTeams { id } friends { id }
  admires { id } admirers { id } clubs { id } topClubs { id } circles { id } topCircles { id }`;
