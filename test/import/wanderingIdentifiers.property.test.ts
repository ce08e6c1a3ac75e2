import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import { decodeRecord } from "../../src/import/load/storedRecord.js";
import type { SourceRecord } from "../../src/import/sourceRecord.js";
import { openImportDatabase, removeAll } from "./importDatabase.js";
import { load, towards } from "./loading.js";

const rors = ["00a2xv884", "014v1mr15", "05n911h24", "02nr0ka47"];
const keys = ["r0", "r1", "r2", "r3", "r4"];
const place = fc.record({
  key: fc.constantFrom(...keys),
  ror: fc.option(fc.constantFrom(...rors)),
  id: fc.option(fc.constantFrom("some", "other", `ror:${rors[0]}`), { freq: 6 }),
  parent: fc.option(
    fc.oneof(fc.record({ key: fc.constantFrom(...keys) }), fc.record({ id: fc.constantFrom(...rors.map((it) => `ror:${it}`)) })),
  ),
});
const oneLoad = fc.record({
  source: fc.constantFrom("u", "v", "w"),
  places: fc.uniqueArray(place, { selector: (it) => it.key, minLength: 1 }),
  batchSize: fc.integer({ min: 1, max: 5 }),
});

const recordOf = ({ key, ror, id, parent }: Parameters<NonNullable<Parameters<typeof place.map>[0]>>[0]): SourceRecord => ({
  key,
  kind: "Institution",
  ...(id ? { id } : {}),
  values: { name: key, ...(ror ? { ror } : {}) },
  relationships: parent ? [towards("PART_OF", parent)] : [],
});

let database: Database;
beforeAll(async () => {
  database = await openImportDatabase();
});
afterAll(() => database.close());

/** The entities that records with a value state, by the value. */
async function describedBy(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await database.read({ text: "MATCH (r:Record) RETURN properties(r)", parameters: {} });
  const found = new Map<string, Set<string>>();
  for (const [properties] of rows) {
    const { values, entity } = decodeRecord(properties as Record<string, unknown>);
    const ror = values["ror"] as string | undefined;
    if (ror) found.set(ror, (found.get(ror) ?? new Set()).add(entity));
  }
  return found;
}

test("identifiers that wander among the records of several sources: who states the same one describes the same entity, and no entity has two", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneLoad, { minLength: 2, maxLength: 5 }), async (loads) => {
      await removeAll(database);
      for (const { source, places, batchSize } of loads) {
        const { rejected } = await load(database, source, places.map(recordOf), { batchSize });
        const again = await load(database, source, places.map(recordOf), { batchSize });
        // What was refused for what stood there before may be taken once that has changed.
        if (rejected === 0) expect([again.created, again.updated, again.rejected]).toEqual([0, 0, 0]);
      }
      expect((await checkGraph(database, researchGraph, { repair: false })).faults).toEqual({});
      const entities = [...(await describedBy()).values()].map((it) => [...it]);
      expect(entities.filter((it) => it.length !== 1)).toEqual([]);
      expect(new Set(entities.flat()).size).toBe(entities.length);
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 600_000);
