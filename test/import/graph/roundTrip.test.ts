import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Database } from "../../../src/database/database.js";
import { prepareWriting } from "../../../src/database/prepareGraph.js";
import { wholeGraph } from "../../../src/export/wholeGraph.js";
import { researchGraph } from "../../../src/graph/researchGraph.js";
import { importGraph } from "../../../src/import/graph/importGraph.js";
import { exportedText } from "../../export/exportedText.js";
import { plantGraph } from "../../export/plantedGraph.js";
import { graphState } from "../graphState.js";
import { ask, removeAll } from "../importDatabase.js";

describe("a graph that is exported as JSONL and imported into an empty one", () => {
  let database: Database;
  let folder: string;
  let text: string;
  let state: readonly string[];
  const file = async (content: string | Buffer, name = "graph.jsonl"): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const bringIn = (path: string, wrapped: Database = database) => importGraph({ database: wrapped, catalogue: researchGraph, path });
  const whole = () => exportedText(wholeGraph(database, researchGraph), "jsonl");
  const lines = (): string[] => text.trimEnd().split("\n");
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "round-trip-"));
    database = await plantGraph();
    state = await graphState(database);
    text = await whole();
  }, 400_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => removeAll(database));

  it("holds enough to prove something", () => {
    expect(state.length).toBeGreaterThan(3_000);
    for (const part of ["goneSince", "手", "by hand", "-9007199254740993125", "ExchangeRate", "SavedQuery", "NaN"])
      expect(`${state.join("\n")}${text}`).toContain(
        part === "NaN" ? '"latitude":null' : part.replace("-9007199254740993125", "-90071992547409931.25"),
      );
  });

  it("is the same graph, and gives the same file when it is exported again", async () => {
    const { lines: read } = await bringIn(await file(text));
    expect(read).toMatchObject({ entity: expect.any(Number), relationship: expect.any(Number), record: expect.any(Number) });
    expect(await graphState(database)).toEqual(state);
    expect(await whole()).toBe(text);
  });

  it("comes from a packed file too, and is left as it is when the file comes again", async () => {
    const path = await file(gzipSync(text), "graph.jsonl.gz");
    expect((await bringIn(path)).there).toBe(false);
    expect((await bringIn(path)).there).toBe(true);
    expect(await graphState(database)).toEqual(state);
  });

  it.each([1, 3, 6])("is whole after a break at write %i when the import is started again", async (allowed) => {
    const path = await file(text);
    let writes = 0;
    const breaking: Database = {
      ...database,
      write: (statements) => (++writes > allowed ? Promise.reject(new Error("broken off")) : database.write(statements)),
    };
    await expect(bringIn(path, breaking)).rejects.toThrow("broken off");
    await bringIn(path);
    expect(await graphState(database)).toEqual(state);
  });

  it("goes into a graph that was only opened", async () => {
    await prepareWriting(database, researchGraph);
    await bringIn(await file(text));
    expect(await graphState(database)).toEqual(state);
  });

  it("takes the form of this program when an older one exported it", async () => {
    const older = text.replace(/"formatVersion":\d+/g, '"formatVersion":1');
    expect(older).not.toBe(text);
    await bringIn(await file(older));
    expect(await graphState(database)).toEqual(state);
  });

  it("is refused by a graph that holds something else", async () => {
    await database.write([{ text: "CREATE (:Entity:Project {id: 'p', name: 'P'})", parameters: {} }]);
    await expect(bringIn(await file(text))).rejects.toMatchObject({ code: "GRAPH_NOT_EMPTY" });
    expect(await ask(database, "MATCH (n) WHERE NOT n:Graph RETURN count(n)")).toBe(1);
  });

  it("is refused when a newer program exported it, when it is a part, and when it is cut", async () => {
    const [header, ...rest] = lines();
    const changed = (fields: object) => file([JSON.stringify({ ...JSON.parse(header!), ...fields }), ...rest].join("\n"));
    await expect(bringIn(await changed({ version: 2 }))).rejects.toMatchObject({ code: "FORMAT_TOO_NEW" });
    await expect(bringIn(await changed({ formatVersion: 99 }))).rejects.toMatchObject({ code: "FORMAT_TOO_NEW" });
    await expect(bringIn(await changed({ whole: false }))).rejects.toThrow("holds a part of a graph");
    expect(await ask(database, "MATCH (n) WHERE NOT n:Graph RETURN count(n)")).toBe(0);
    await expect(bringIn(await file(lines().slice(0, -1).join("\n")))).rejects.toThrow("is cut");
    await removeAll(database);
    await expect(bringIn(await file(lines().toSpliced(5, 1).join("\n")))).rejects.toThrow("lacks lines");
  });

  it("is refused with every fault of a batch, of which nothing is written", async () => {
    const header = lines()[0]!;
    const entity = (fields: object) => JSON.stringify({ line: "entity", kind: "Institution", id: "x", values: { name: "X" }, ...fields });
    const path = await file(
      [
        header,
        entity({}),
        entity({ id: "y", values: { established: "soon", ror: "123", colour: "red" } }),
        entity({ id: "z", kind: "Planet" }),
        entity({}),
        "{",
      ].join("\n"),
    );
    const error = await bringIn(path).catch((it: Error) => it);
    expect(error).toMatchObject({ code: "INVALID_SEED" });
    const { message } = error as Error;
    for (const part of [
      "line 3: values.established: expected a whole number",
      "line 3: values.ror: expected an identifier of ROR",
      "line 3: values.colour: there is no such property",
      "line 3: values.name: is required",
      "line 4: kind: expected one of Institution",
      "line 5: id: expected each once, got x again",
      "line 6: expected JSON",
    ])
      expect(message).toContain(part);
    expect(await ask(database, "MATCH (n:Entity) RETURN count(n)")).toBe(0);
  });

  it("is refused where a relationship joins what the catalogue does not join", async () => {
    const entity = (kind: string, id: string) => JSON.stringify({ line: "entity", kind, id, values: { name: id } });
    const joined = (type: string, from: string, to: string) =>
      JSON.stringify({ line: "relationship", type, id: `${type}${from}${to}`, from, to, values: { since: "someday" } });
    const path = await file(
      [
        lines()[0],
        entity("Project", "p"),
        entity("Institution", "i"),
        joined("PART_OF", "p", "i"),
        joined("EATS", "p", "i"),
        joined("PART_OF", "p", "q"),
        joined("PARTICIPATES_IN", "i", "p"),
      ].join("\n"),
    );
    const { message } = (await bringIn(path).catch((it: Error) => it)) as Error;
    for (const part of [
      "line 4: type: expected ends that PART_OF joins, got Entity:Project and Entity:Institution",
      "line 5: type: expected one of AFFILIATED_WITH",
      'line 6: to: expected the id of an entity that came before, got "q"',
      "line 7: values.since: expected a date",
    ])
      expect(message).toContain(part);
    expect(await ask(database, "MATCH ()-[r]->() RETURN count(r)")).toBe(0);
  });
});
