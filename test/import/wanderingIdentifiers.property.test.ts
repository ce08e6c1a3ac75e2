import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import { openImportDatabase, removeAll } from "./importDatabase.js";
import { load } from "./loading.js";

const orcids = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0002-9079-593X"];
const person = fc.record({ key: fc.constantFrom("r0", "r1", "r2", "r3", "r4"), orcid: fc.option(fc.constantFrom(...orcids)) });
const oneLoad = fc.record({
  source: fc.constantFrom("u", "v", "w"),
  people: fc.uniqueArray(person, { selector: (it) => it.key, minLength: 1 }),
  batchSize: fc.integer({ min: 1, max: 5 }),
});

let database: Database;
beforeAll(async () => {
  database = await openImportDatabase();
});
afterAll(() => database.close());

test("identifiers that wander among the records of several sources leave a graph without a fault", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneLoad, { minLength: 2, maxLength: 5 }), async (loads) => {
      await removeAll(database);
      for (const { source, people, batchSize } of loads) {
        const records = people.map(({ key, orcid }) => ({
          key,
          kind: "Researcher",
          values: { name: key, ...(orcid ? { orcid } : {}) },
          relationships: [],
        }));
        await load(database, source, records, { batchSize });
      }
      expect((await checkGraph(database, researchGraph, { repair: false })).faults).toEqual({});
    }),
    { numRuns: 60, seed: 20261128, endOnFailure: true },
  );
}, 120_000);
