import fc from "fast-check";
import type { PlantedGraph } from "./plantGraph.js";

/** The first day that a date may mean. */
export const firstDay = (date: string): string => date.slice(0, 4) + `${date.slice(4)}-01-01`.slice(0, 6);

/** The last day that a date may mean. */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  const [year, month = "12"] = date.split("-");
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

/** A graph as it stood in a period: without the relationships that did not hold then. */
export const during = (graph: PlantedGraph, from: string | null, to: string | null): PlantedGraph => ({
  entities: graph.entities,
  relationships: graph.relationships.filter(({ since, until }) => {
    const begun = to === null || !since || firstDay(since as string) <= to;
    return begun && (from === null || !until || lastDay(until as string) >= from);
  }),
});

/** Days around the dates of random graphs. */
export const days = fc.constantFrom("1998-06-01", "1999-12-31", "2000-01-01", "2000-02-29", "2000-12-30", "2001-06-01", "2002-01-01");

export interface ModelPeriod {
  /** The arguments that ask for it. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly at: (graph: PlantedGraph) => PlantedGraph;
}

/** No period, one day or a span of days. */
export const periods: fc.Arbitrary<ModelPeriod> = fc.oneof(
  fc.constant({ args: {}, at: (graph: PlantedGraph) => graph }),
  days.map((asOf) => ({ args: { asOf }, at: (graph: PlantedGraph) => during(graph, asOf, asOf) })),
  fc.tuple(days, days).map((both) => {
    const [from, to] = both.toSorted() as [string, string];
    return { args: { during: { from, to } }, at: (graph: PlantedGraph) => during(graph, from, to) };
  }),
);
