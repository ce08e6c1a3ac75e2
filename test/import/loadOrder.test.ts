import fc from "fast-check";
import type { Database } from "../../src/database/database.js";
import type { EntityReference, Precedence, SourceRecord, StatedRelationship } from "../../src/import/sourceRecord.js";
import { graphState } from "./graphState.js";
import { openImportDatabase, removeAll } from "./importDatabase.js";
import { load } from "./loading.js";

const rors = ["00a2xv884", "00k642b80", "02feahw73", "000025p04"];
const keys = ["k1", "k2", "k3"];
const precedences: Readonly<Record<string, Precedence>> = { person: "CURATED", registry: "REGISTRY", table: "TABLE", other: "TABLE" };
const sources = Object.keys(precedences);

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** A curated id that always comes with an identifier, one that never does, an identifier alone, or the key alone. */
const identity = fc.constantFrom(
  ...rors.map((ror) => ({ ror, id: undefined })),
  { ror: rors[0]!, id: "a" },
  { ror: undefined, id: "b" },
  { ror: undefined, id: "c" },
  { ror: undefined, id: undefined },
);

const reference: fc.Arbitrary<EntityReference> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...rors).map((ror) => ({ identifiers: { ror } })),
      fc.constantFrom("a", "b", "c", "d", `ror:${rors[1]}`, "registry:k1").map((id) => ({ id })),
      fc.constantFrom(...keys).map((key) => ({ key })),
    ),
    maybe(fc.constantFrom("One", "Two", "三")),
  )
  .map(([meant, name]) => ({ kind: "Institution", ...meant, ...(name ? { name } : {}) }));

const relationship: fc.Arbitrary<StatedRelationship> = fc.record({
  type: fc.constantFrom("PART_OF", "RELATED_TO", "SUCCEEDED_BY"),
  direction: fc.constantFrom("OUT" as const, "IN" as const),
  other: reference,
  values: fc.record(
    { since: fc.constantFrom("2017", "2018-02"), until: fc.constantFrom("2020", "2021"), confidence: fc.constantFrom(0, 0.5) },
    { requiredKeys: [] },
  ),
});

const content = fc.record({
  name: fc.constantFrom("Ä", "b", "C"),
  established: maybe(fc.constantFrom(1900, 2000)),
  country: maybe(fc.constantFrom("CN", "DE")),
  relationships: fc.array(relationship, { maxLength: 3 }),
});

interface Versions {
  readonly source: string;
  readonly now: SourceRecord;
  readonly earlier: SourceRecord | null;
}

const versions: fc.Arbitrary<Versions> = fc
  .record({ source: fc.constantFrom(...sources), key: fc.constantFrom(...keys), identity, now: content, earlier: maybe(content) })
  .map(({ source, key, identity: { ror, id }, now, earlier }) => {
    const record = ({ relationships, ...values }: typeof now): SourceRecord => ({
      key,
      kind: "Institution",
      ...(id ? { id } : {}),
      values: { ...values, ...(ror ? { ror } : {}) },
      relationships,
    });
    return { source, now: record(now), earlier: earlier ? record(earlier) : null };
  });

const graph = fc.uniqueArray(versions, { selector: (it) => `${it.source}|${it.now.key}`, maxLength: 9, minLength: 2 });

interface Run {
  readonly order: readonly number[];
  readonly batchSize: number;
  readonly sources: readonly string[];
}

const run: fc.Arbitrary<Run> = fc.record({
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 }),
  batchSize: fc.integer({ min: 1, max: 4 }),
  sources: fc.shuffledSubarray(sources, { minLength: sources.length }),
});

async function loadInOrder(
  database: Database,
  all: readonly Versions[],
  { order, batchSize, sources: turns }: Run,
  version: "now" | "earlier",
) {
  const ordered = order.flatMap((at) => all[at] ?? []);
  for (const source of turns) {
    const records = ordered.flatMap((it) => (it.source === source && it[version] ? [it[version]] : []));
    const report = await load(database, source, records, { batchSize, precedence: precedences[source]! });
    expect(report.rejections).toEqual({});
    expect(report.read).toBe(report.created + report.updated + report.unchanged + report.rejected);
  }
}

describe("the graph", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  afterAll(() => database.close());

  it("is the same in whatever order, batches and turns records come, and whatever they said before", async () => {
    await fc.assert(
      fc.asyncProperty(graph, run, run, run, async (all, first, before, second) => {
        await removeAll(database);
        await loadInOrder(database, all, first, "now");
        const expected = await graphState(database);
        await removeAll(database);
        await loadInOrder(database, all, before, "earlier");
        await loadInOrder(database, all, second, "now");
        expect(await graphState(database)).toEqual(expected);
      }),
      { numRuns: Number(process.env["ATLAS_TEST_RUNS"] ?? 12) },
    );
  }, 600_000);
});
