import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { type Ask, askGraph } from "../askGraph.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { denseGraphs, personFilter } from "../toy/arbitraries.js";
import { fits, follow } from "../toy/model.js";
import { type Grouping, groupsOf, personGroupings, personKey, shownValues } from "../toy/modelGroups.js";
import { periods } from "../toy/modelPeriod.js";
import { ownedPart, partsOf } from "../toy/modelShares.js";
import { centsOf, moneyText, total, wealthIn } from "../toy/modelStatistics.js";
import { type PlantedEntity, type PlantedGraph, plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

const runs = { numRuns: 15, endOnFailure: true };

let database: Database;
let ask: Ask;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, toyGraph);
  ask = askGraph(database, toyGraph);
});

afterAll(() => database.close());

const filters = fc.oneof(fc.constant({}), personFilter);
/** Often by what many ways lead to. */
const groupings: fc.Arbitrary<readonly Grouping[]> = fc.oneof(
  personGroupings,
  fc.constantFrom("TOP_TEAMS", "CLUBS", "CIRCLES", "TOP_CIRCLES").map((related) => [{ related }]),
);

interface Stated {
  readonly amount: string;
  readonly currency: string;
}
interface ShownMoney {
  readonly known: number;
  readonly sum: readonly Stated[];
}
interface Told {
  readonly count: number;
  readonly wealth: ShownMoney;
  readonly notes: readonly string[];
  readonly groups: {
    readonly nodes: readonly { readonly key: Readonly<Record<string, unknown>>; readonly count: number; readonly wealth: ShownMoney }[];
    readonly notes: readonly string[];
  };
}

const aggregate = `aggregate(counting: FRACTIONAL) { count wealth { known sum { amount currency } } notes
  groups(by: $by, first: 1000) { nodes { key { ${personKey} } count wealth { known sum { amount currency } } } notes } }`;
const variables = "$where: PersonFilter, $by: [PersonGrouping!]!, $asOf: Date, $during: DateRange";
const currencies = ["CNY", "USD"];
const sumIn = (money: ShownMoney, currency: string): bigint => total(money.sum.filter((it) => it.currency === currency).map(centsOf));
const peopleOf = (graph: PlantedGraph, where: object) =>
  graph.entities.filter((it) => it.kind === "Person" && fits(graph, it, where as Record<string, unknown>));

/** Adds up real numbers by group and currency: what each group is due. */
function dueOf(graph: PlantedGraph, people: readonly (readonly [PlantedEntity, number])[], by: readonly Grouping[]) {
  const due = new Map<string, number>();
  for (const [person, owned] of people) {
    const wealth = person["wealth"] as Stated | null;
    for (const { values, part } of wealth ? partsOf(graph, person, by).parts : []) {
      const name = `${JSON.stringify(values)} ${wealth!.currency}`;
      due.set(name, (due.get(name) ?? 0) + Number(centsOf(wealth!)) * owned * part);
    }
  }
  return due;
}

/** Every division rounds by less than a minor unit; an amount is divided once for its owner and at most three times for each grouping. */
function checkGroups(told: Told, by: readonly Grouping[], due: ReadonlyMap<string, number>, amounts: number): void {
  for (const currency of currencies)
    expect(moneyText(total(told.groups.nodes.map((it) => sumIn(it.wealth, currency))))).toBe(moneyText(sumIn(told.wealth, currency)));
  for (const { key, wealth } of told.groups.nodes)
    for (const currency of currencies) {
      const expected = due.get(`${JSON.stringify(shownValues(key, by))} ${currency}`) ?? 0;
      expect(Math.abs(Number(sumIn(wealth, currency)) - expected)).toBeLessThan(amounts * (1 + 3 * by.length) + 0.001);
    }
}

const notesOf = (ids: readonly string[]): readonly string[] =>
  ids.length === 0
    ? []
    : [
        `The shares of ${ids.length} did not add up to 1 and were scaled: ${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ` and ${ids.length - 5} more` : ""}.`,
      ];

test("amounts counted in parts add up over any groups to the total, each part is its due, and scaled shares are told", async () => {
  await fc.assert(
    fc.asyncProperty(denseGraphs, filters, groupings, periods, async (whole, where, by, { args, at }) => {
      await plantGraph(database, toyGraph, whole);
      const graph = at(whole);
      const { data, errors } = await ask(`query (${variables}) { people(where: $where, asOf: $asOf, during: $during) { ${aggregate} } }`, {
        where,
        by,
        ...args,
      });
      expect(errors).toBeUndefined();
      const people = peopleOf(graph, where);
      const told = data.people.aggregate as Told;
      expect(told.count).toBe(people.length);
      for (const currency of currencies) expect(sumIn(told.wealth, currency)).toBe(total(wealthIn(people, currency)));
      const one = people.map((it) => [it, 1] as const);
      checkGroups(told, by, dueOf(graph, one, by), people.length);
      const members = groupsOf(graph, people, by);
      for (const { key, wealth } of told.groups.nodes)
        expect(wealth.known).toBe(members.get(JSON.stringify(shownValues(key, by)))!.members.filter((it) => it["wealth"]).length);
      const scaled = people.filter((it) => it["wealth"] && partsOf(graph, it, by).scaled).map((it) => it.id);
      expect(told.groups.notes).toEqual(notesOf(scaled));
      expect(told.notes).toEqual([]);
    }),
    runs,
  );
}, 120_000);

type Owner = { readonly id: string; readonly list: { readonly aggregate: Told } };

/** Compares what every owner of a list has in parts with what is due to it, and all of them together with the amounts. */
function checkOwners(
  graph: PlantedGraph,
  people: readonly PlantedEntity[],
  list: readonly [kind: string, field: string],
  by: readonly Grouping[],
  owners: readonly Owner[],
): void {
  const met = new Set<PlantedEntity>();
  for (const { id, list: shown } of owners) {
    const told = shown.aggregate;
    const leads = follow(graph, graph.entities.find((it) => it.id === id)!, list[1]);
    const own = people.filter((it) => leads.some(({ node }) => node === it));
    for (const it of own) met.add(it);
    const parts = own.map((it) => ({ it, ...ownedPart(graph, it, list, [id]) }));
    const owned = parts.map(({ it, part }) => [it, part] as const);
    expect(told.count).toBe(own.length);
    checkGroups(told, by, dueOf(graph, owned, by), own.length);
    expect(told.notes).toEqual(notesOf(parts.filter(({ it, scaled }) => it["wealth"] && scaled).map(({ it }) => it.id)));
  }
  for (const currency of currencies)
    expect(total(owners.map((it) => sumIn(it.list.aggregate.wealth, currency)))).toBe(total(wealthIn([...met], currency)));
}

test("the parts of all owners of a list add up to the amounts, each owner has its due, and its groups add up to that", async () => {
  await fc.assert(
    fc.asyncProperty(denseGraphs, filters, groupings, periods, async (whole, where, by, { args, at }) => {
      await plantGraph(database, toyGraph, whole);
      const graph = at(whole);
      const { data, errors } = await ask(
        `query (${variables}) {
          teams(asOf: $asOf, during: $during) { nodes { id list: players(where: { node: $where }) { ${aggregate} } } }
          people(asOf: $asOf, during: $during) { nodes { id list: friends(where: { node: $where }) { ${aggregate} } } }
        }`,
        { where, by, ...args },
      );
      expect(errors).toBeUndefined();
      const people = peopleOf(graph, where);
      checkOwners(graph, people, ["Team", "players"], by, data.teams.nodes);
      checkOwners(graph, people, ["Person", "friends"], by, data.people.nodes);
    }),
    runs,
  );
}, 120_000);
