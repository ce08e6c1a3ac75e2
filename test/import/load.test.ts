import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../src/database/database.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { checkGraph } from "../../src/import/check/checkGraph.js";
import { rejectsFile } from "../../src/import/load/rejects.js";
import { graphState } from "./graphState.js";
import { ask, openImportDatabase, removeAll } from "./importDatabase.js";
import { institution, load, towards } from "./loading.js";

const [zhejiang, alibaba] = ["00a2xv884", "00k642b80"];

describe("loading records", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openImportDatabase();
  });
  beforeEach(() => removeAll(database));
  afterAll(() => database.close());

  const entity = (id: string) =>
    ask(database, "MATCH (e:Entity {id: $p.id}) RETURN properties(e)", { id }) as Promise<Record<string, unknown>>;

  it("makes an entity of the strongest identifier, else of the curated id, else of source and key", async () => {
    await load(database, "s", [
      institution("one", { ror: zhejiang }, { id: "slug" }),
      institution("two", {}, { id: "two-slug" }),
      institution("a/b", {}),
    ]);
    expect(await ask(database, "MATCH (e:Institution) RETURN collect(e.id)")).toEqual(
      expect.arrayContaining([`ror:${zhejiang}`, "two-slug", "s:a/b"]),
    );
  });

  it("leaves to others the entity that they name, where a record turns out to be of another one", async () => {
    const [a, b] = [zhejiang, alibaba];
    const state = () =>
      ask(
        database,
        "MATCH (n:Institution) OPTIONAL MATCH (n)-[:RELATED_TO]->(m) WITH n.id AS id, n.stub AS stub, m.id AS other ORDER BY id RETURN collect([id, stub, other])",
      );
    const first = [institution("mine", { ror: a })];
    const others = [institution("x", {}, { relationships: [towards("RELATED_TO", { identifiers: { ror: a } })] })];
    const registry = [institution("b", { ror: b })];
    const changed = [institution("mine", { ror: b })];
    await load(database, "s", first);
    await load(database, "t", others);
    await load(database, "u", registry);
    await load(database, "s", changed);
    const after = await state();
    await removeAll(database);
    await load(database, "s", changed);
    await load(database, "t", others);
    await load(database, "u", registry);
    expect(after).toEqual(await state());
  });

  it("takes a record out of an entity that others know by another identifier, and says so where the record itself names that", async () => {
    await load(database, "s", [institution("mine", {}, { id: "slug" })]);
    await load(database, "t", [institution("theirs", { ror: zhejiang }, { id: "slug" })]);
    expect(await ask(database, "MATCH (e:Institution) RETURN collect([e.id, e.ror, size(e.records)])")).toEqual([["slug", zhejiang, 2]]);
    const { rejections } = await load(database, "u", [institution("other", { ror: alibaba }, { id: "slug" })]);
    expect(Object.keys(rejections)).toEqual([`expected the ror of slug to be ${zhejiang}, as others state`]);
    await load(database, "s", [institution("mine", { ror: alibaba })]);
    expect(await ask(database, "MATCH (e:Institution) WITH e ORDER BY e.id RETURN collect([e.id, e.ror, e.records])")).toEqual([
      [`ror:${alibaba}`, alibaba, ["s|mine"]],
      ["slug", zhejiang, ["t|theirs"]],
    ]);
  });

  it("moves an identifier from one record to another of the same file, in whatever order they stand", async () => {
    const state = () =>
      ask(database, "MATCH (e:Institution) WITH e ORDER BY e.id RETURN collect([e.id, e.ror, e.records])") as Promise<unknown>;
    const unnamed = [institution("one", {}, { id: "slug1" }), institution("two", {}, { id: "slug2" })];
    const before = [institution("one", { ror: zhejiang }, { id: "slug1" }), institution("two", {}, { id: "slug2" })];
    const after = [institution("one", {}, { id: "slug1" }), institution("two", { ror: zhejiang }, { id: "slug2" })];
    const swapped = [institution("one", { ror: zhejiang }, { id: "slug1" }), institution("two", { ror: alibaba }, { id: "slug2" })];
    for (const order of [(it: typeof before) => it, (it: typeof before) => it.toReversed()]) {
      await removeAll(database);
      await load(database, "s", before);
      await load(database, "s", order(after));
      expect(await state()).toEqual([
        [`ror:${zhejiang}`, zhejiang, ["s|two"]],
        ["slug1", null, ["s|one"]],
      ]);
      await removeAll(database);
      await load(database, "s", unnamed);
      await load(database, "s", before);
      await load(database, "s", order(after));
      expect(await state()).toEqual([
        ["slug1", null, ["s|one"]],
        ["slug2", zhejiang, ["s|two"]],
      ]);
      await load(database, "s", order(swapped));
      expect(await state()).toEqual([
        ["slug1", zhejiang, ["s|one"]],
        ["slug2", alibaba, ["s|two"]],
      ]);
    }
  });

  it("lets a record that is refused change nothing", async () => {
    await load(database, "s", [institution("mine", {}, { id: "slug" })]);
    await load(database, "t", [institution("x", {}, { relationships: [towards("RELATED_TO", { id: "slug" })] })]);
    await load(database, "u", [institution("b", { ror: zhejiang })]);
    const wrong = towards("PART_OF", { id: "t" });
    await load(database, "s", [institution("mine", { ror: zhejiang }, { id: "slug", relationships: [wrong] })]);
    expect(await ask(database, "MATCH (:Institution {id: 't:x'})-[:RELATED_TO]-(m) RETURN m.id")).toBe("slug");
  });

  it("counts every record once", async () => {
    const first = await load(database, "s", [institution("a", {}), institution("b", {}), institution("c", { established: "soon" })]);
    expect(first).toMatchObject({ read: 3, created: 2, updated: 0, unchanged: 0, rejected: 1 });
    const second = await load(database, "s", [institution("a", {}), institution("b", { established: 1900 }), institution("c", {})]);
    expect(second).toMatchObject({ read: 3, created: 1, updated: 1, unchanged: 1, rejected: 0 });
  });

  it("changes nothing when it runs again, and keeps the moment of the last change", async () => {
    const records = [institution("a", { established: 1900 }, { relationships: [towards("PART_OF", { key: "b" })] })];
    await load(database, "s", records, { now: "2026-01-01T00:00:00.000Z" });
    const before = await graphState(database);
    const again = await load(database, "s", records, { now: "2026-02-02T00:00:00.000Z" });
    expect(again).toMatchObject({
      unchanged: 1,
      entities: { created: 0, updated: 0, deleted: 0 },
      relationships: { created: 0, updated: 0, deleted: 0 },
    });
    expect(await graphState(database)).toEqual(before);
    expect((await entity("s:a"))["updatedAt"]).toBe("2026-01-01T00:00:00.000Z");
    await load(database, "s", [{ ...records[0]!, values: { name: "a", established: 1901 } }], { now: "2026-03-03T00:00:00.000Z" });
    expect(await entity("s:a")).toMatchObject({ createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-03-03T00:00:00.000Z" });
  });

  it("tells every reason against a record and keeps it in the file of rejects", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rejects-"));
    const rejects = join(folder, "rejects.jsonl");
    const wrong = institution(
      "x",
      { name: null, established: "soon", colour: "red", id: "mine" },
      {
        relationships: [towards("HOSTS", { id: "y" }), towards("PART_OF", {}), towards("PART_OF", { identifiers: { ror: "0123" } })],
      },
    );
    const { rejected } = await load(database, "s", [wrong], { rejects: await rejectsFile(rejects) });
    expect(rejected).toBe(1);
    const kept = JSON.parse(await readFile(rejects, "utf8")) as { place: string; reasons: string[]; input: string };
    expect(kept.place).toBe("line 1");
    expect(JSON.parse(kept.input)).toEqual(wrong);
    expect(kept.reasons.map((it) => it.split(":")[0])).toEqual([
      "values.id",
      "values.established",
      "values.colour",
      "values.name",
      "relationships[0]",
      "relationships[1]",
      "relationships[2]",
    ]);
    await rm(folder, { recursive: true });
  });

  it("believes what a person curated before registries, and these before tables, field by field", async () => {
    const of = (values: object) => [institution("k", { ror: zhejiang, ...values })];
    await load(database, "table", of({ name: "T", established: 1, country: "DE", website: "t" }), { precedence: "TABLE" });
    await load(database, "person", of({ name: "P" }), { precedence: "CURATED" });
    await load(database, "registry", of({ name: "R", established: 2 }), { precedence: "REGISTRY" });
    expect(await entity(`ror:${zhejiang}`)).toMatchObject({
      name: "P",
      established: 2,
      country: "DE",
      website: "t",
      records: ["person|k", "registry|k", "table|k"],
    });
    await load(database, "person", of({ name: "P", established: 3 }), { precedence: "CURATED" });
    expect(await entity(`ror:${zhejiang}`)).toMatchObject({ established: 3 });
  });

  it("makes one relationship of what both ends state, led to by two records", async () => {
    await load(database, "s", [
      institution("child", { ror: zhejiang }, { relationships: [towards("PART_OF", { identifiers: { ror: alibaba } })] }),
      institution(
        "parent",
        { ror: alibaba },
        { relationships: [towards("PART_OF", { identifiers: { ror: zhejiang } }, { direction: "IN" })] },
      ),
    ]);
    expect(await ask(database, "MATCH ({id: $p.from})-[r:PART_OF]->() RETURN properties(r)", { from: `ror:${zhejiang}` })).toEqual({
      id: `ror:${zhejiang}|PART_OF|ror:${alibaba}`,
      records: ["s|child", "s|parent"],
    });
  });

  it("stores a symmetric relationship once, from the smaller id", async () => {
    await load(database, "s", [
      institution("b", {}, { relationships: [towards("RELATED_TO", { key: "a" })] }),
      institution("a", {}, { relationships: [towards("RELATED_TO", { key: "b" })] }),
    ]);
    expect(await ask(database, "MATCH ()-[r:RELATED_TO]->() RETURN collect(r.id)")).toEqual(["s:a|RELATED_TO|s:b"]);
  });

  it("keeps a stub of what is only mentioned, and makes it whole in place", async () => {
    await load(database, "s", [
      institution("a", {}, { relationships: [towards("PART_OF", { identifiers: { ror: zhejiang }, name: "Zhejiang University" })] }),
    ]);
    expect(await entity(`ror:${zhejiang}`)).toMatchObject({
      stub: true,
      name: "Zhejiang University",
      ror: zhejiang,
      records: ["s|a"],
      establishedMissing: true,
    });
    const { stubs } = await load(database, "t", [institution("z", { ror: zhejiang, established: 1897 })]);
    expect(stubs).toEqual({ created: 0, completed: 1 });
    expect(await entity(`ror:${zhejiang}`)).toMatchObject({ stub: false, name: "z", established: 1897, records: ["t|z"] });
    expect(await entity(`ror:${zhejiang}`)).not.toHaveProperty("establishedMissing");
    expect(await ask(database, "MATCH ()-[r:PART_OF]->({id: $p.id}) RETURN count(r)", { id: `ror:${zhejiang}` })).toBe(1);
  });

  it("lets a stub and its relationship go when nobody states it any more", async () => {
    await load(database, "s", [institution("a", {}, { relationships: [towards("PART_OF", { id: "b" })] })]);
    const { relationships, entities } = await load(database, "s", [institution("a", {})]);
    expect([relationships.deleted, entities.deleted]).toEqual([1, 1]);
    expect(await ask(database, "MATCH (e:Institution) RETURN count(e)")).toBe(1);
  });

  it("tells relationships between the same two apart by their own identity and since", async () => {
    const person = (role: string, since?: string) => ({
      type: "AFFILIATED_WITH",
      direction: "OUT" as const,
      other: { kind: "Institution", id: "i" },
      values: { role, ...(since ? { since } : {}) },
    });
    await load(database, "s", [
      { key: "p", kind: "Researcher", values: { name: "P" }, relationships: [person("X"), person("Y"), person("Y", "2017")] },
    ]);
    expect(await ask(database, "MATCH ()-[r:AFFILIATED_WITH]->() WITH r.id AS id ORDER BY id RETURN collect(id)")).toEqual([
      "s:p|AFFILIATED_WITH|i|role=X",
      "s:p|AFFILIATED_WITH|i|role=Y",
      "s:p|AFFILIATED_WITH|i|role=Y|since=2017",
    ]);
  });

  it("leaves out a relationship of an entity to itself, and says so", async () => {
    const { warnings, created } = await load(database, "s", [institution("a", {}, { relationships: [towards("PART_OF", { key: "a" })] })]);
    expect(created).toBe(1);
    expect(warnings["a relationship of an entity to itself was left out"]?.count).toBe(1);
    expect(await ask(database, "MATCH ()-[r]->() RETURN count(r)")).toBe(0);
  });

  it("rejects a record whose names are those of two entities", async () => {
    await load(database, "s", [institution("a", {}, { id: "slug" }), institution("b", { ror: zhejiang })]);
    const { rejected, rejections } = await load(database, "t", [institution("c", { ror: zhejiang }, { id: "slug" })]);
    expect(rejected).toBe(1);
    expect(Object.keys(rejections)[0]).toContain("to name one entity, but they name ror:00a2xv884 and slug");
  });

  it("keeps the id of an entity that gets its identifier later", async () => {
    await load(database, "s", [institution("a", {}, { id: "slug" })]);
    await load(database, "s", [institution("a", { ror: zhejiang }, { id: "slug" })]);
    await load(database, "t", [institution("x", { ror: zhejiang })]);
    expect(await entity("slug")).toMatchObject({ ror: zhejiang, records: ["s|a", "t|x"] });
  });

  it("rejects a record that mentions something as what it is not", async () => {
    const { rejections } = await load(database, "s", [
      institution("a", {}),
      {
        key: "p",
        kind: "Project",
        values: { name: "P" },
        relationships: [{ type: "PART_OF", direction: "OUT", other: { kind: "Project", id: "s:a" } }],
      },
    ]);
    expect(Object.keys(rejections)).toEqual(["relationships[].other: expected s:a to be of kind Project"]);
  });

  it("never merges on a weak identifier, and counts those that are shared", async () => {
    const { shared } = await load(database, "s", [institution("a", { wikidata: ["Q1"] }), institution("b", { wikidata: ["Q1"] })]);
    expect(shared).toEqual({ "Institution.wikidata": 1 });
    expect(await ask(database, "MATCH (e:Institution) RETURN count(e)")).toBe(2);
  });

  it("marks what a source no longer has, and takes the mark away when it comes back", async () => {
    const goneSince = () => ask(database, "MATCH (r:Record {id: 's|b'}) RETURN r.goneSince");
    await load(database, "s", [institution("a", {}), institution("b", {})]);
    const { gone } = await load(database, "s", [institution("a", {})], { now: "2026-05-05T00:00:00.000Z" });
    expect([gone, await goneSince()]).toEqual([1, "2026-05-05"]);
    expect(await entity("s:b")).toMatchObject({ name: "b" });
    await load(database, "s", [institution("a", {}), institution("b", {})]);
    expect(await goneSince()).toBeNull();
  });

  it("does not touch what somebody typed in", async () => {
    await database.write([
      { text: "CREATE (:Entity:Institution {id: 'slug', name: 'Typed', nameFolded: 'typed', website: 'w'})", parameters: {} },
    ]);
    await load(database, "s", [institution("a", { established: 1900 }, { id: "slug" })]);
    expect(await entity("slug")).toMatchObject({ name: "Typed", website: "w", established: 1900 });
  });

  it("keeps what somebody entered as a record of its own, which is believed before what any import says", async () => {
    await load(database, "s", [institution("a", { website: "old" }, { id: "slug" })]);
    await database.write([{ text: "MATCH (n {id: 'slug'}) SET n.website = 'mine', n.established = 1900", parameters: {} }]);
    await load(database, "s", [institution("a", { website: "new", established: 1950 }, { id: "slug" })]);
    expect(await entity("slug")).toMatchObject({ website: "mine", established: 1900, records: ["entered-by-hand|slug", "s|a"] });
    expect(await entity("entered-by-hand")).toMatchObject({ name: "Entered by hand" });
    await load(database, "s", [institution("a", { website: "newer" }, { id: "slug" })]);
    expect(await entity("slug")).toMatchObject({ website: "mine", established: 1900 });
    const { faults } = await checkGraph(database, researchGraph, { repair: false });
    expect(faults).toEqual({});
  });

  it("rehearses with the same report and writes nothing", async () => {
    await load(database, "s", [institution("a", {}), institution("b", {})]);
    const before = await graphState(database);
    const records = [
      institution("a", { established: 1900 }),
      institution("b", {}),
      institution("c", {}, { relationships: [towards("PART_OF", { key: "d" })] }),
    ];
    const rehearsed = await database.rehearse((rehearsal) => load(rehearsal, "s", records, { batchSize: 1 }));
    expect(await graphState(database)).toEqual(before);
    const done = await load(database, "s", records, { batchSize: 1 });
    expect({ ...rehearsed, milliseconds: 0 }).toEqual({ ...done, milliseconds: 0 });
    expect(done).toMatchObject({ read: 3, created: 1, updated: 1, unchanged: 1, stubs: { created: 1 } });
  });

  it("marks nothing as gone when only a part is read", async () => {
    await load(database, "s", [institution("a", {}), institution("b", {})]);
    expect((await load(database, "s", [institution("a", {})], { part: true })).gone).toBe(0);
    expect((await load(database, "s", [institution("a", {})])).gone).toBe(1);
  });

  it("keeps of every load when it began and ended and what it did", async () => {
    await load(database, "s", [institution("a", {})]);
    const run = await ask(database, "MATCH (r:ImportRun {source: 's'}) RETURN properties(r)");
    expect(run).toMatchObject({ startedAt: expect.any(String), endedAt: expect.any(String), read: 1, created: 1, rejected: 0 });
  });

  it("rejects a key that comes twice in one reading", async () => {
    const { rejected } = await load(database, "s", [institution("a", {}), institution("a", {})]);
    expect(rejected).toBe(1);
  });

  it("refuses a source that is not well announced", async () => {
    await expect(load(database, "s p", [])).rejects.toMatchObject({ code: "INVALID_SEED" });
    await expect(load(database, "s", [], { values: { colour: "red" } })).rejects.toThrow("colour: there is no such property");
  });

  it("keeps whole numbers whole and money exact", async () => {
    await load(database, "s", [
      { key: "f", kind: "Funding", values: { name: "F", amount: { amount: "90071992547409.93", currency: "USD" } }, relationships: [] },
    ]);
    expect(await ask(database, "MATCH (f:Funding) RETURN toString(f.amount)")).toBe("9007199254740993");
  });
});
