import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { graphs } from "../toy/arbitraries.js";
import { type Grouping, groupsOf, type ModelGroup, personGroupings, personKey, shownValues, type Value } from "../toy/modelGroups.js";
import { firstDay, lastDay } from "../toy/modelPeriod.js";
import { datesOf, moneyFigure, numbersOf, wealthIn } from "../toy/modelStatistics.js";
import { type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";
import { type WalkedPage, walk } from "../toy/walk.js";

const runs = { numRuns: 20, endOnFailure: true };

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

const direction = fc.constantFrom("ASC" as const, "DESC" as const);
const figure = fc.constantFrom("SUM", "MIN", "MAX", "AVG");
type Direction = "ASC" | "DESC";
interface Order {
  readonly name: "count" | "key" | "wealth" | "height" | "born";
  readonly direction: Direction;
  readonly by: string;
  readonly currency: string;
}

const orders: fc.Arbitrary<readonly Order[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("count" as const, "key" as const, "wealth" as const, "height" as const, "born" as const),
    direction,
    by: figure,
    currency: fc.constantFrom("CNY", "USD"),
  }),
  { maxLength: 3, selector: (it) => it.name },
);

/** An order as a request gives it. */
function given({ name, direction: way, by, currency }: Order): object {
  if (name === "count" || name === "key") return { [name]: way };
  if (name === "wealth") return { wealth: { currency, by, direction: way } };
  return { [name]: { by: name === "born" ? dateFigure(by) : by, direction: way } };
}

const dateFigure = (by: string): string => (by === "MAX" ? "MAX" : "MIN");

/** What groups are compared by under an order; null where a group has none. */
function figureOf({ members }: ModelGroup, { name, by, currency }: Order): Value | bigint {
  if (name === "count") return members.length;
  if (name === "wealth") return moneyFigure(wealthIn(members, currency), by);
  if (name === "born") {
    const date = datesOf(members).at(dateFigure(by) === "MAX" ? -1 : 0);
    return date === undefined ? null : firstDay(date) + lastDay(date);
  }
  const numbers = numbersOf(members, "height");
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (numbers.length === 0) return null;
  return { SUM: sum, AVG: sum / numbers.length, MIN: Math.min(...numbers), MAX: Math.max(...numbers) }[by]!;
}

function compare(one: Value | bigint, other: Value | bigint, way: Direction): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other === (way === "ASC") ? -1 : 1;
}

const compareValues = (one: ModelGroup, other: ModelGroup, way: Direction): number =>
  one.values.map((value, at) => compare(value, other.values[at]!, way)).find((it) => it !== 0) ?? 0;

/** Groups in the order asked for, nulls last, ties by their values; by default the oldest first where dates come first, else the largest. */
function ordered(groups: readonly ModelGroup[], asked: readonly Order[], by: readonly Grouping[]): readonly ModelGroup[] {
  const standard: Order = by[0]!.date
    ? { name: "key", direction: "ASC", by: "", currency: "" }
    : { name: "count", direction: "DESC", by: "", currency: "" };
  return groups.toSorted((one, other) => {
    for (const order of asked.length > 0 ? asked : [standard]) {
      const way = order.direction;
      const difference = order.name === "key" ? compareValues(one, other, way) : compare(figureOf(one, order), figureOf(other, order), way);
      if (difference !== 0) return difference;
    }
    return compareValues(one, other, "ASC");
  });
}

/** Every year, quarter or month between the first and the last of some; dates known less exactly are not counted. */
function between(values: readonly Value[], unit: "YEAR" | "QUARTER" | "MONTH"): readonly string[] {
  const all: string[] = [];
  for (let year = 1990; year < 2010; year++)
    if (unit === "YEAR") all.push(String(year));
    else if (unit === "QUARTER") all.push(...[1, 2, 3, 4].map((it) => `${year}-Q${it}`));
    else all.push(...Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`));
  const met = all.filter((it) => values.includes(it));
  return met.length === 0 ? [] : all.slice(all.indexOf(met[0]!), all.indexOf(met.at(-1)!) + 1);
}

/** With a group of nobody for each date in between, under every combination of the other values. */
function filled(groups: readonly ModelGroup[], by: readonly Grouping[]): readonly ModelGroup[] {
  const at = by.findIndex((it) => it.date);
  if (at < 0) return groups;
  const dates = between(
    groups.map((it) => it.values[at]!),
    by[at]!.date!.unit,
  );
  const all = new Map(groups.map((it) => [JSON.stringify(it.values), it]));
  for (const { values } of groups)
    for (const date of dates) {
      const name = JSON.stringify(values.with(at, date));
      if (!all.has(name)) all.set(name, { values: values.with(at, date), members: [] });
    }
  return [...all.values()];
}

const query = `query ($by: [PersonGrouping!]!, $orderBy: [PersonGroupOrder!], $first: Int, $after: String, $fill: Boolean) {
  people { aggregate { groups(by: $by, orderBy: $orderBy, first: $first, after: $after, fillGaps: $fill) {
    totalCount nodes { key { ${personKey} } count } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } } }
}`;

const peopleOf = (graph: PlantedGraph) => graph.entities.filter((it) => it.kind === "Person");
const nameOf = (values: readonly Value[], count: number): string => `${JSON.stringify(values)} ${count}`;

test("groups walked by pages of any size come each once, in the order asked for, gaps filled where that is asked", async () => {
  await fc.assert(
    fc.asyncProperty(
      graphs,
      personGroupings,
      orders,
      fc.integer({ min: 3, max: 7 }),
      fc.boolean(),
      async (graph, by, order, size, fill) => {
        await plantGraph(database, toyGraph, graph);
        const groups = [...groupsOf(graph, peopleOf(graph), by).values()];
        const expected = ordered(fill ? filled(groups, by) : groups, order, by);
        const orderBy = order.map(given);
        const read = async (page: Record<string, unknown>): Promise<WalkedPage> => {
          const { data, errors } = await ask(query, { by, orderBy, fill, ...page });
          expect(errors).toBeUndefined();
          const { nodes, pageInfo, totalCount } = data.people.aggregate.groups;
          expect(totalCount).toBe(expected.length);
          const ids = nodes.map((it: { key: Record<string, unknown>; count: number }) => nameOf(shownValues(it.key, by), it.count));
          return { ids, ...pageInfo };
        };
        expect(await walk(read, Math.max(size, Math.ceil(expected.length / 6)), false)).toEqual(
          expected.map((it) => nameOf(it.values, it.members.length)),
        );
      },
    ),
    runs,
  );
}, 120_000);
