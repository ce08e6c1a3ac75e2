import type { Database } from "../../src/database/database.js";
import { servePeople } from "./servedGraph.js";
import { database, fetchFrom, save, serveToEach, some, write } from "./servedQueries.js";

serveToEach();

describe("an answer", () => {
  it("has a tag of the graph's state: it is not sent again while that stands, and anew after any change, whoever made it", async () => {
    await save("some", some);
    const first = await fetchFrom("/q/some");
    const etag = first.headers.get("etag")!;
    expect([first.headers.get("cache-control"), first.headers.get("vary")]).toEqual(["no-cache", "accept, accept-encoding"]);
    const again = await fetchFrom("/q/some", { headers: { "if-none-match": `"other", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    const tags = await Promise.all(
      ["/q/some?least=1", "/q/some.csv", "/q/some?least=150"].map(async (it) => (await fetchFrom(it)).headers.get("etag")),
    );
    expect(new Set([...tags, etag]).size).toBe(4);
    await write("MATCH (n:Person {id: 'dan'}) SET n.height = 199");
    const changed = await fetchFrom("/q/some", { headers: { "if-none-match": etag } });
    expect([changed.status, (await changed.json()) as unknown]).toEqual([
      200,
      expect.objectContaining({ data: { people: { nodes: expect.arrayContaining([{ id: "dan", height: 199 }]) } } }),
    ]);
  });

  it("is compressed where it is long, and sent whole to who asks for its head", async () => {
    await save(
      "long",
      "{ people { nodes { id name height born orcid country names { value } teams { nodes { id name code players { nodes { id name } } } } } } }",
    );
    const packed = await fetchFrom("/q/long", { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const plain = await fetchFrom("/q/long", { headers: { "accept-encoding": "identity" } });
    expect(await plain.text()).toBe(await packed.text());
    const head = await fetchFrom("/q/long", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("is made once for all who ask alike at the same time", async () => {
    await save("some", some);
    let reads = 0;
    const counting = {
      ...database,
      read: (...args: Parameters<Database["read"]>) => {
        reads++;
        return database.read(...args);
      },
    };
    const server = await servePeople(counting);
    const asked = await Promise.all(Array.from({ length: 200 }, () => fetchFrom("/q/some", {}, server)));
    expect(asked.every((it) => it.status === 200)).toBe(true);
    // The query itself, its people and the kinds and sources behind their ids, each once.
    expect(reads).toBeLessThan(10);
    await server.stop(100);
  });

  it("is never older than its question, however many write meanwhile", async () => {
    await save("some", some);
    let writing = true;
    const committed = new Map(["ada", "ben", "cleo", "dan"].map((id) => [id, 1_000]));
    const writer = async (id: string) => {
      while (writing) {
        const next = committed.get(id)! + 1;
        await write(`MATCH (n:Person {id: '${id}'}) SET n.height = ${next}`);
        committed.set(id, next);
      }
    };
    await write("MATCH (n:Person) SET n.height = 1000");
    const running = [...committed.keys()].map(writer);
    let stale = 0;
    let answered = 0;
    const reader = async () => {
      while (answered < 10_000) {
        answered++;
        const before = [...committed];
        const { data } = (await (await fetchFrom("/q/some?least=1000")).json()) as {
          data: { people: { nodes: { id: string; height: number }[] } };
        };
        const heights = new Map(data.people.nodes.map((it) => [it.id, it.height]));
        // The heights are read along their index while they move in it: nobody may be missing either.
        if (!before.every(([id, height]) => heights.get(id)! >= height)) stale++;
      }
    };
    await Promise.all(Array.from({ length: 16 }, reader));
    writing = false;
    await Promise.all(running);
    expect([stale, [...committed.values()].every((it) => it > 1_020)]).toEqual([0, true]);
  }, 600_000);
});
