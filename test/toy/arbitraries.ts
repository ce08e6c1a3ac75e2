import fc from "fast-check";
import { Area } from "../../src/catalogue/values/area.js";
import { Location } from "../../src/catalogue/values/locations.js";
import { Name } from "../../src/catalogue/values/names.js";
import type { PlantedEntity, PlantedGraph, PlantedRelationship } from "./plantGraph.js";

const oddText = fc.constantFrom(
  "Ada",
  "ada",
  "Ädä",
  "ＡＤＡ",
  "Zoë",
  "Łódź",
  "之江",
  "a\"b'c",
  "x AND (",
  "`r`",
  "😀",
  "  two  spaces ",
  "$p",
  "ﬁn",
  "İ",
);
const dates = fc.constantFrom("1999", "2000", "2000-01", "2000-02", "2000-02-29", "2001-12-31", "2000-12", "2001");
const amounts = fc.constantFrom("0", "1.5", "10", "10.01", "1000000");
const perhaps = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: 3 });

const person = (id: string): fc.Arbitrary<PlantedEntity> =>
  fc.record({
    kind: fc.constant("Person"),
    id: fc.constant(id),
    name: oddText,
    born: perhaps(dates),
    height: perhaps(fc.integer({ min: 1, max: 4 })),
    weight: perhaps(fc.constantFrom(1.5, 2, 70.25)),
    wealth: perhaps(fc.record({ amount: amounts, currency: fc.constantFrom("CNY", "USD") })),
    country: perhaps(fc.constantFrom("CN", "US")),
    colours: fc.subarray(["RED", "GREEN", "BLUE"]),
    retired: perhaps(fc.boolean()),
    nicknames: fc.uniqueArray(oddText, { maxLength: 2 }),
    names: fc.uniqueArray(oddText, { maxLength: 2 }).map((some) => some.map((value) => new Name(value, null, "ALIAS"))),
  });

const place = fc.constantFrom(
  new Location({ city: "Hangzhou", latitude: 30.27, longitude: 120.15 }),
  new Location({ city: "Shanghai", latitude: 31.23, longitude: 121.47 }),
  new Location({ city: "nowhere" }),
);

const team = (id: string): fc.Arbitrary<PlantedEntity> =>
  fc.record({
    kind: fc.constant("Team"),
    id: fc.constant(id),
    name: oddText,
    motto: perhaps(oddText),
    code: perhaps(fc.constantFrom("x", "y")),
    ground: perhaps(fc.constantFrom(1, 5, 10).map((it) => new Area(it, "ha", it * 10_000))),
    places: fc.array(place, { maxLength: 2 }),
  });

const people = ["p1", "p2", "p3", "p4", "p5", "p6", "p7"];
const teams = ["t1", "t2", "t3", "t4"];
const pick = fc.constantFrom;

type DrawnRelationship = Readonly<Record<"type" | "from" | "to", string> & Record<"role" | "goals" | "share", unknown>>;

const relationship = (type: string, from: fc.Arbitrary<string>, to: fc.Arbitrary<string>): fc.Arbitrary<DrawnRelationship> =>
  fc.record({
    type: fc.constant(type),
    from,
    to,
    since: perhaps(dates),
    until: perhaps(dates),
    role: perhaps(oddText),
    goals: perhaps(fc.integer({ min: 0, max: 3 })),
    share: perhaps(fc.constantFrom(0, 0.25, 0.5, 1 / 3, 1)),
  });

interface DrawnGraph {
  readonly people: readonly PlantedEntity[];
  readonly teams: readonly PlantedEntity[];
  readonly relationships: readonly DrawnRelationship[];
}

const asGraph = ({ people: some, teams: others, relationships }: DrawnGraph): PlantedGraph => ({
  entities: [...some, ...others],
  relationships: relationships
    .filter((it) => it.from !== it.to)
    .map(
      ({ role, goals, share, ...it }, at): PlantedRelationship => ({
        ...it,
        id: `r${at}`,
        ...(it.type === "PLAYS_IN" ? { role, goals, share } : {}),
      }),
    ),
});

const playing = relationship("PLAYS_IN", pick(...people), pick(...teams));
const knowing = relationship("KNOWS", pick(...people), pick(...people));
const admiring = relationship("ADMIRES", pick(...people), pick(...people, ...teams));
const partOf = (some: readonly string[]) => relationship("PART_OF", pick(...some), pick(...some));
const became = (some: readonly string[]) => relationship("BECAME", pick(...some), pick(...some));

const graphsOf = (ofTeams: readonly string[], joined: fc.Arbitrary<DrawnRelationship>, least = 8): fc.Arbitrary<PlantedGraph> =>
  fc
    .record({
      people: fc.tuple(...people.map(person)),
      teams: fc.tuple(...ofTeams.map(team)),
      relationships: fc.array(joined, { maxLength: 40, minLength: least }),
    })
    .map(asGraph);

/** Random graphs with nulls, odd text and several relationships between the same two entities. */
export const graphs = graphsOf(teams, fc.oneof(playing, knowing, admiring, partOf(teams), became(teams)));

/** Random graphs in which many ways lead to the same: several teams of one person, several friends of two, teams that are part of each other. */
export const denseGraphs = graphsOf(
  teams,
  fc.oneof({ arbitrary: playing, weight: 4 }, { arbitrary: knowing, weight: 3 }, admiring, { arbitrary: partOf(teams), weight: 2 }),
  22,
);

const manyTeams = [...teams, "t5", "t6", "t7"];

/** Random graphs of teams that are part of each other and became each other, in trees, diamonds and cycles. */
export const hierarchies = graphsOf(
  manyTeams,
  fc.oneof(relationship("PLAYS_IN", pick(...people), pick(...manyTeams)), { arbitrary: partOf(manyTeams), weight: 2 }, became(manyTeams)),
);
const condition = (property: string, operators: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc
    .constantFrom(...Object.keys(operators))
    .chain((operator) => operators[operator]!.map((value) => ({ [property]: { [operator]: value } })));

const comparisons = <T>(value: fc.Arbitrary<T>) => ({
  eq: value,
  ne: value,
  gt: value,
  gte: value,
  lt: value,
  lte: value,
  in: fc.array(value, { maxLength: 3 }),
  notIn: fc.array(value, { maxLength: 3 }),
  isNull: fc.boolean(),
});
const texts = {
  eq: oddText,
  ne: oddText,
  contains: oddText,
  startsWith: oddText,
  endsWith: oddText,
  in: fc.array(oddText, { maxLength: 3 }),
  notIn: fc.array(oddText, { maxLength: 2 }),
  isNull: fc.boolean(),
};
const colours = fc.constantFrom("RED", "GREEN", "BLUE");

/** Random conditions on the relationships between people and teams. */
export const edgeConditions: fc.Arbitrary<object> = fc.oneof(
  condition("since", comparisons(dates)),
  condition("role", texts),
  condition("goals", comparisons(fc.integer({ min: 0, max: 3 }))),
);
const sinceConditions: fc.Arbitrary<object> = condition("since", comparisons(dates));

const moneyConditions = fc
  .record({ operator: fc.constantFrom("eq", "ne", "gt", "gte", "lt", "lte"), amount: amounts, currency: fc.constantFrom("CNY", "USD") })
  .map(({ operator, amount, currency }) => ({ wealth: { currency, [operator]: amount } }));

/** Random filters on people: every family of conditions, AND, OR, NOT, and some, all, none, single over node and edge. */
export const { personFilter, teamFilter } = fc.letrec<{ personFilter: object; teamFilter: object; match: object; teamMatch: object }>(
  (tie) => {
    const connected = (edge: fc.Arbitrary<object>, node: fc.Arbitrary<object>) =>
      fc
        .record({
          quantifier: fc.constantFrom("some", "all", "none", "single"),
          edge: fc.option(edge, { nil: undefined }),
          node: fc.option(node, { nil: undefined }),
        })
        .map(({ quantifier, edge: on, node: to }) => ({ [quantifier]: { ...(on ? { edge: on } : {}), ...(to ? { node: to } : {}) } }));
    const logic = (filter: fc.Arbitrary<object>) =>
      fc.oneof(
        filter.map((it) => ({ NOT: it })),
        fc.array(filter, { maxLength: 3 }).map((it) => ({ OR: it })),
        fc.array(filter, { maxLength: 2 }).map((it) => ({ AND: it })),
        fc.tuple(filter, filter).map(([one, other]) => ({ ...one, ...other })),
      );
    return {
      match: fc.constant({}),
      teamMatch: fc.constant({}),
      personFilter: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        condition("name", texts),
        condition("born", comparisons(dates)),
        condition("height", comparisons(fc.integer({ min: 0, max: 5 }))),
        condition("weight", comparisons(fc.constantFrom(1.5, 2, 3))),
        condition("country", { eq: fc.constantFrom("CN", "US"), ne: fc.constant("CN"), isNull: fc.boolean() }),
        condition("colours", {
          has: colours,
          hasAny: fc.array(colours, { maxLength: 2 }),
          hasAll: fc.array(colours, { maxLength: 2 }),
          isEmpty: fc.boolean(),
        }),
        moneyConditions,
        condition("names", { ...texts, isNull: fc.constant(true) }),
        condition("retired", { eq: fc.boolean(), ne: fc.boolean(), isNull: fc.boolean() }),
        condition("nicknames", {
          has: oddText,
          hasAny: fc.array(oddText, { maxLength: 2 }),
          hasAll: fc.array(oddText, { maxLength: 2 }),
          isEmpty: fc.boolean(),
        }),
        condition("friendsCount", comparisons(fc.integer({ min: 0, max: 3 }))),
        connected(edgeConditions, tie("teamFilter")).map((it) => ({ teams: it })),
        connected(sinceConditions, tie("personFilter")).map((it) => ({ friends: it })),
        logic(tie("personFilter")),
      ),
      teamFilter: fc.oneof(
        { depthSize: "small" },
        condition("name", texts),
        condition("motto", texts),
        condition("ground", { gt: fc.constant(50_000), lte: fc.constant(50_000), isNull: fc.boolean() }),
        condition("places", {
          isEmpty: fc.boolean(),
          within: fc.constantFrom(10, 200).map((km) => ({ latitude: 30.3, longitude: 120.2, km })),
        }),
        condition("playersCount", comparisons(fc.integer({ min: 0, max: 3 }))),
        connected(edgeConditions, tie("personFilter")).map((it) => ({ players: it })),
        logic(tie("teamFilter")),
      ),
    };
  },
);

const direction = fc.constantFrom("ASC" as const, "DESC" as const);

/** Random orders of people. */
export const personOrders = fc.uniqueArray(
  fc.record({ property: fc.constantFrom("name", "born", "height", "weight", "wealth", "country", "friendsCount"), direction }),
  {
    maxLength: 3,
    selector: (it) => it.property,
  },
);

/** Random orders of the relationships that lead from a team to its players. */
export const edgeOrders = fc.uniqueArray(fc.record({ property: fc.constantFrom("since", "role", "goals"), direction }), {
  maxLength: 2,
  selector: (it) => it.property,
});
