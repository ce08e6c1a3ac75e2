import { defineCatalogue } from "../../src/catalogue/catalogue.js";
import { Kind } from "../../src/catalogue/kind.js";
import { Property } from "../../src/catalogue/property.js";
import { defineRelationship } from "../../src/catalogue/relationship.js";
import { identifier, ror } from "../../src/catalogue/values/identifier.js";
import { locations } from "../../src/catalogue/values/locations.js";
import { text } from "../../src/catalogue/values/text.js";
import { affiliationCandidates } from "../../src/cypher/affiliationCandidates.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { Source } from "../../src/graph/kinds/source.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantGraph } from "../toy/plantGraph.js";

@Kind({ description: "A club.", matchedBy: "grounds" })
class Club {
  @Property(identifier(ror), { description: "ROR identifier.", identifier: "strong" })
  declare ror: unknown;

  @Property(locations, { description: "Where it plays." })
  declare grounds: unknown;
}

const partOf = defineRelationship({
  type: "PART_OF",
  description: "A club is a part of another.",
  from: { kind: Club, field: "parents", description: "What it is a part of." },
  to: { kind: Club, field: "children", description: "Its parts." },
  structure: "HIERARCHY",
});

const clubs = defineCatalogue({ kinds: [Club, Source], relationships: [partOf] });
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareGraph(database, clubs);
  await plantGraph(database, clubs, {
    entities: [
      { kind: "Club", id: "bern", name: "Bears of Bern", grounds: [{ country: "CH", region: "Bern", city: "Bern" }] },
      { kind: "Club", id: "young", name: "Young Bears" },
      { kind: "Source", id: "bears", name: "Bears of Bern" },
    ],
    relationships: [{ type: "PART_OF", id: "1", from: "young", to: "bern" }],
  });
});

afterAll(() => database.close());

const whole = "Entity_nameFolded_namesFolded_ror_whole";
const words = "Entity_nameFolded_namesFolded_words";

test("candidates of several texts are one statement, whose text does not depend on them", async () => {
  const kind = clubs.kind("Club");
  const statement = affiliationCandidates(clubs, kind, [
    { key: "0", names: ["bears of bern"], words: [] },
    { key: "1", names: [], words: [{ words: ["yuong", "club"], respelled: ["yuong"] }] },
    { key: "2", names: ['"] OR *:*'], words: [] },
  ]);
  expect(statement.text).toBe(
    "UNWIND $p.v0 AS it CALL (it) { UNWIND it.queries AS one CALL db.index.fulltext.queryNodes(one.index, one.query, {limit: one.limit}) YIELD node AS n WITH DISTINCT n WHERE n:Club RETURN [n.id, n.name, coalesce(n.names, []), coalesce(n.namesKinds, []), coalesce(n.groundsCities, []), coalesce(n.groundsRegions, []), coalesce(n.groundsCountries, []), COLLECT { MATCH (n)-[:PART_OF]->(m:Club) RETURN m.id }, [], [], false] AS row } RETURN it.key AS key, collect(row) AS rows",
  );
  expect((statement.parameters["p"] as { v0: readonly unknown[] }).v0.slice(0, 2)).toEqual([
    {
      key: "0",
      queries: [{ index: whole, query: 'nameFolded:("bears\\ of\\ bern") OR namesFolded:("bears\\ of\\ bern")', limit: 200n }],
    },
    { key: "1", queries: [{ index: words, query: '("yuong"^2 OR yuong~1) OR "club"', limit: 15n }] },
  ]);
  const { rows } = await database.read(statement);
  expect(Object.fromEntries(rows as readonly [string, unknown][])).toEqual({
    0: [["bern", "Bears of Bern", [], [], ["Bern"], ["Bern"], ["CH"], [], [], [], false]],
    1: [["young", "Young Bears", [], [], [], [], [], ["bern"], [], [], false]],
  });
});

@Kind({ description: "A kind without places.", matchedBy: "motto" })
class Guild {
  @Property(text, { description: "What it says of itself." })
  declare motto: unknown;
}

test("a kind is matched by the property of its places, and only one is", () => {
  expect(() => defineCatalogue({ kinds: [Guild, Source], relationships: [] })).toThrow(
    "Guild is matched by motto, which is no property of its places.",
  );
  const doubled = () => {
    @Kind({ description: "Another.", matchedBy: "grounds" })
    class Circle {
      @Property(locations, { description: "Where it meets." })
      declare grounds: unknown;
    }
    return defineCatalogue({ kinds: [Club, Circle, Source], relationships: [] });
  };
  expect(doubled).toThrow("At most one kind is matched to affiliations, got Club, Circle.");
});
