import { servePeople } from "./servedGraph.js";
import { database, fetchFrom, put, refusal, save, serveToEach, some } from "./servedQueries.js";

serveToEach();

describe("a request for a saved query", () => {
  it("takes variables called as anything, and conditions on variables that are not given", async () => {
    await save(
      "odd",
      "query ($constructor: Int = 151, $__proto__: Int = 150) { people(where: {height: {gte: $constructor, lte: $__proto__}}) { nodes { id } } }",
    );
    expect(await (await fetchFrom("/q/odd.csv?__proto__=152")).text()).toBe("id\r\nben\r\ncleo\r\n");
    await save("perhaps", "query ($with: Boolean = true) { people(first: 1) { nodes { id name @include(if: $with) } } }");
    expect(await (await fetchFrom("/q/perhaps.csv")).text()).toBe("id,name\r\nada,Ada\r\n");
    expect(await (await fetchFrom("/q/perhaps.csv?with=false")).text()).toBe("id\r\nada\r\n");
  });

  it("is refused where what it names is not quite one", async () => {
    await save("some", some);
    const post = (body: unknown) =>
      fetchFrom("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    for (const documentId of ["some@v1", "some@1234567", "some@1@9", "some@0", 7])
      expect((await refusal(await post({ documentId }))).slice(0, 2)).toEqual([400, "BAD_USER_INPUT"]);
    expect((await refusal(await post({ documentId: "some", variables: "garbage" })))[1]).toBe("BAD_USER_INPUT");
    expect((await refusal(await fetchFrom("/graphql?documentId=some&variables=garbage")))[0]).toBe(400);
    const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
    expect((await refusal(await post({ query: some, extensions })))[2]).toMatch(/hash beside the query is that of another/);
    expect((await refusal(await put("alias", { title: "t", document: "{ people { nodes { exportedEntity: name } } }" })))[2]).toMatch(
      /exportedEntity/,
    );
    expect((await refusal(await put("01-the-graph", { title: "t", document: some })))[2]).toMatch(/came with this program/);
  });

  it("is answered without a cache too, once for all who ask together", async () => {
    await save("some", some);
    const server = await servePeople(database, { cacheBytes: 0 });
    const asked = await Promise.all(Array.from({ length: 20 }, () => fetchFrom("/q/some.csv?least=153", {}, server)));
    expect(new Set(await Promise.all(asked.map((it) => it.text())))).toEqual(new Set(["id,height\r\ndan,153\r\n"]));
    await server.stop(100);
  });

  it("comes as a chart that is drawn as it was saved, or says why there is none", async () => {
    await save("some", some);
    const svg = await fetchFrom("/q/some.svg");
    expect(svg.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(await svg.text()).toMatch(/^<svg width="800".*<title>some<\/title>.*>dan</s);
    await save("round", some, { drawing: { type: "pie", label: "id", values: ["height"] } });
    const chart = (await (await fetchFrom("/q/round.chart")).json()) as { option: { series: { type: string; data: unknown[] }[] } };
    expect(chart.option.series).toEqual([
      expect.objectContaining({ type: "pie", data: expect.arrayContaining([{ name: "dan", value: 153 }]) }),
    ]);
    expect((await refusal(await put("cake", { title: "t", document: some, drawing: { type: "cake" } })))[2]).toMatch(
      /drawing.type: expected one of bar/,
    );
    await save("words", "{ people { nodes { id } } }");
    expect(await refusal(await fetchFrom("/q/words.svg"))).toEqual([
      400,
      "BAD_USER_INPUT",
      expect.stringMatching(/suggests no chart.*it has id\./),
    ]);
    expect(await (await fetchFrom("/q/words.chart")).json()).toMatchObject({
      columns: ["id"],
      rows: [["ada"], ["ben"], ["cleo"], ["dan"]],
      count: 4,
      reason: expect.stringMatching(/suggests no chart/),
    });
    await save("none", some, { variables: { least: 999 }, drawing: { type: "bar", label: "id", values: ["height"] } });
    for (const path of ["/q/none.svg", "/q/some.svg?least=999"]) {
      const empty = await fetchFrom(path);
      expect([empty.status, await empty.text()]).toEqual([200, expect.stringMatching(/<title>(?:none|some)<\/title>.*>no rows to draw</s)]);
    }
    expect(await (await fetchFrom("/q/none.chart")).json()).toMatchObject({ option: { series: [], title: { text: "none" } } });
    const perhaps = "query ($with: Boolean = true) { people { nodes { id height @include(if: $with) } } }";
    await save("lost", perhaps, { drawing: { type: "bar", label: "id", values: ["height"] } });
    expect((await refusal(await fetchFrom("/q/lost.svg?with=false")))[2]).toMatch(/"height", but the answer has only id/);
  });

  it("is not saved with a drawing of columns that its answer cannot have", async () => {
    const drawing = { type: "bar", label: "nam", values: ["height", "weight"] };
    const [status, , message] = await refusal(await put("lost", { title: "t", document: some, drawing }));
    expect([status, message]).toEqual([400, expect.stringMatching(/drawing.label: .* id, height, got "nam"; .*got "weight"/)]);
    // What is not known before a variable is given is told by the answer.
    const perhaps = "query ($with: Boolean!) { people { nodes { id height @include(if: $with) } } }";
    await save("lost", perhaps, { drawing });
    const country = "query ($height: Int!) { people(where: {height: {eq: $height}}) { nodes { id } } }";
    expect((await put("lost", { title: "t", document: country, drawing })).status).toBe(400);
  });
});
