import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { denseGraphs, personFilter } from "../toy/arbitraries.js";
import { fits } from "../toy/model.js";
import { periods } from "../toy/modelPeriod.js";
import { partsOf } from "../toy/modelShares.js";
import { centsOf, moneyText, total, wealthIn } from "../toy/modelStatistics.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

interface Stated {
  readonly amount: string;
  readonly currency: string;
}
interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly level: string;
  readonly entity: { readonly id: string } | null;
  readonly value: Stated;
  readonly count: number;
  readonly folded: number;
}
interface FlowLink {
  readonly source: string;
  readonly target: string;
  readonly value: Stated;
  readonly count: number;
}
interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
  readonly total: Stated;
  readonly withoutAmount: number;
  readonly unconverted: readonly { readonly money: Stated; readonly count: number; readonly reason: string }[];
  readonly notes: readonly string[];
}

const relations: Readonly<Record<string, string>> = { TEAM: "TEAMS", TOP_TEAM: "TOP_TEAMS", CLUB: "CLUBS", FRIEND: "FRIENDS" };
const levelLists = fc.uniqueArray(fc.constantFrom(...Object.keys(relations)), { minLength: 2, maxLength: 4 });
const flow = `nodes { id label level entity { id } value { amount currency } count folded }
  links { source target value { amount currency } count }
  total { amount currency } withoutAmount unconverted { money { amount currency } count reason } notes`;
const query = `query ($where: PersonFilter, $levels: [FlowLevel!]!, $first: Int, $asOf: Date, $during: DateRange) {
  whole: personFlow(where: $where, levels: $levels, currency: CNY, first: 200, asOf: $asOf, during: $during) { ${flow} }
  folded: personFlow(where: $where, levels: $levels, currency: CNY, first: $first, asOf: $asOf, during: $during) { ${flow} }
}`;

const sum = (some: readonly { readonly value: Stated }[]): string => moneyText(total(some.map((it) => centsOf(it.value))));

/** What enters a place leaves it, and every level carries the total. */
function checkBalance({ nodes, links, total: all }: Flow, levels: readonly string[]): void {
  levels.forEach((level, at) => {
    const here = nodes.filter((it) => it.level === level);
    expect(sum(here)).toBe(all.amount);
    for (const { id, value } of here) {
      if (at > 0) expect(sum(links.filter((it) => it.target === id))).toBe(value.amount);
      if (at < levels.length - 1) expect(sum(links.filter((it) => it.source === id))).toBe(value.amount);
    }
  });
  const order = nodes.map((it) => levels.indexOf(it.level));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
}

/** What each place is due, and which amounts take part in it, by its level and its entity. */
function placesOf(graph: PlantedGraph, people: readonly PlantedEntity[], levels: readonly string[]) {
  const places = new Map<string, { due: number; people: Set<string> }>();
  const by = levels.map((it) => ({ related: relations[it]! }));
  for (const person of people)
    for (const { values, part } of partsOf(graph, person, by).parts)
      values.forEach((value, at) => {
        const name = `${levels[at]} ${value}`;
        const place = places.get(name) ?? { due: 0, people: new Set() };
        places.set(name, place);
        place.due += Number(centsOf(person["wealth"] as Stated)) * part;
        place.people.add(person.id);
      });
  return places;
}

/** The places that are folded are the smallest, and together they are one. */
function checkFolding(whole: Flow, folded: Flow, level: string, first: number): void {
  const of = (it: Flow) => it.nodes.filter((node) => node.level === level);
  const entities = of(whole).filter((it) => it.entity !== null);
  const shown = of(folded).filter((it) => it.entity !== null);
  const other = of(folded).find((it) => it.folded > 0);
  if (entities.length <= first + 1) {
    expect(of(folded)).toEqual(of(whole));
    return;
  }
  expect(shown).toEqual(entities.slice(0, first));
  const rest = entities.slice(first);
  expect(other).toMatchObject({ label: `other (${rest.length})`, folded: rest.length, value: { amount: sum(rest) } });
}

test("money flows from level to level without loss, to each place its due, and the small ones together are one", async () => {
  await fc.assert(
    fc.asyncProperty(
      denseGraphs,
      personFilter,
      levelLists,
      fc.integer({ min: 1, max: 3 }),
      periods,
      async (planted, where, levels, first, { args, at }) => {
        await plantGraph(database, toyGraph, planted);
        const graph = at(planted);
        const { data, errors } = await ask(query, { where, levels, first, ...args });
        expect(errors).toBeUndefined();
        const { whole, folded } = data as { whole: Flow; folded: Flow };
        const people = graph.entities.filter((it) => it.kind === "Person" && fits(graph, it, where as Record<string, unknown>));
        const flowing = people.filter((it) => (it["wealth"] as Stated | null)?.currency === "CNY");
        for (const it of [whole, folded]) {
          checkBalance(it, levels);
          expect(it.total).toEqual({ amount: moneyText(total(wealthIn(people, "CNY"))), currency: "CNY" });
          expect(it.withoutAmount).toBe(people.filter((one) => !one["wealth"]).length);
          const left = it.unconverted.map((one) => one.money);
          expect(moneyText(total(left.map(centsOf)))).toBe(moneyText(total(wealthIn(people, "USD"))));
          expect(it.unconverted.reduce((all, one) => all + one.count, 0)).toBe(wealthIn(people, "USD").length);
          expect(it.notes.length > 0).toBe(
            flowing.some(
              (one) =>
                partsOf(
                  graph,
                  one,
                  levels.map((level) => ({ related: relations[level]! })),
                ).scaled,
            ),
          );
        }
        const places = placesOf(graph, flowing, levels);
        expect(new Set(whole.nodes.map((it) => `${it.level} ${it.entity?.id ?? null}`))).toEqual(new Set(places.keys()));
        for (const { level, entity, label, count, value } of whole.nodes) {
          const place = places.get(`${level} ${entity?.id ?? null}`)!;
          expect(label).toBe(entity ? graph.entities.find((it) => it.id === entity.id)!.name : "not stated");
          expect(count).toBe(place.people.size);
          expect(Math.abs(Number(centsOf(value)) - place.due)).toBeLessThan(flowing.length * 3 * levels.length + 0.001);
        }
        for (const level of levels) checkFolding(whole, folded, level, first);
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
}, 120_000);
