import type { Browser, Page } from "playwright-core";
import type { HttpServer } from "../../src/http/listen.js";
import { visit } from "./browser.js";
import { openLab, type VisitedLab } from "./servedLab.js";

/** Markup that runs where it is taken for markup, a formula, Cypher and GraphQL, in every script's company. */
const hostile = `</script><img src=x onerror="window.hacked=1"><b>=cmd|'/c calc'!A1</b>'}) DETACH DELETE n //{{7*7}} 恶意`;
const id = `hostile"><script>window.hacked=1</script>`;

describe("hostile names and titles", () => {
  let lab: VisitedLab;
  let server: HttpServer;
  let browser: Browser;

  beforeAll(async () => {
    const text = `MATCH (lab {id: 'zhejiang-lab'}) MATCH (s:Source) WITH lab, collect(s) AS sources
      WITH lab, sources, lab {.*, id: $p.id, name: $p.name, nameFolded: toLower($p.name), namesFolded: [toLower($p.name)], ror: null, wikidata: null, isni: null, website: 'javascript:window.hacked=1'} AS hostile
      CREATE (n:Entity:Institution) SET n = hostile CREATE (n)-[:PARTNERS_WITH {id: 'hostile', records: []}]->(lab)
      FOREACH (s IN sources | SET s.name = $p.name, s.licence = $p.name, s.url = 'javascript:window.hacked=1')`;
    lab = await openLab({}, { text, parameters: { p: { id, name: hostile } } });
    ({ server, browser } = lab);
  }, 120_000);

  afterAll(async () => {
    await lab?.close();
  });

  const query = `# ${hostile}\n{ institutions(where: {name: {contains: "恶意"}}) { nodes { name website partners { totalCount nodes { name } } } } }`;
  const studio = (view: string) => `/#${new URLSearchParams({ query, view })}`;
  const save = (path: string) =>
    fetch(`${server.address}${path}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: hostile, description: hostile, document: query }),
    });

  async function expectHarmless(path: string, shown: (page: Page) => Promise<unknown>): Promise<void> {
    const { page, faults } = await visit(browser, `${server.address}${path}`);
    await shown(page);
    expect([path, await page.evaluate("window.hacked"), await page.locator("img[src=x]").count(), faults]).toEqual([
      path,
      undefined,
      0,
      [],
    ]);
    for (const link of await page.locator("a[href^='javascript']").all())
      expect([path, await link.getAttribute("href")]).toEqual([path, "nothing"]);
    await page.context().close();
  }

  it.each([
    ["json", ".graphiql-response .view-lines"],
    ["table", ".answer-view td"],
    ["chart", ".answer-view svg text"],
    ["graph", ".graph-place canvas"],
  ])(
    "are text in the studio as %s",
    async (view, place) => {
      await expectHarmless(studio(view), async (page) => {
        await page.locator(place).first().waitFor();
        if (view === "table") expect(await page.locator(place).first().textContent()).toBe(hostile);
      });
    },
    60_000,
  );

  it("are text in the explorer, as a drawing and as a list", async () => {
    await expectHarmless(`/explore#ids=${encodeURIComponent(id)},zhejiang-lab&entity=${encodeURIComponent(id)}`, async (page) => {
      await page.getByText(hostile, { exact: false }).first().waitFor();
      await page.getByRole("button", { name: "List" }).click();
      await page.getByText(hostile, { exact: false }).first().waitFor();
    });
  }, 60_000);

  it("are text on an entity's page and on that of its neighbour", async () => {
    await expectHarmless(`/e/${encodeURIComponent(id)}`, async (page) => expect(await page.locator("h1").textContent()).toContain(hostile));
    await expectHarmless("/e/zhejiang-lab", async (page) => expect(await page.locator("body").textContent()).toContain(hostile));
  }, 60_000);

  it("are text in an embedded chart, in a picture, in tables and on the dashboard", async () => {
    expect((await save("/q/hostile")).status).toBe(200);
    await expectHarmless("/q/hostile.html", async (page) => {
      await page.locator("#chart svg text").first().waitFor();
      expect(await page.title()).toBe(hostile);
    });
    await expectHarmless("/q/hostile.svg", async (page) => {
      expect(await page.locator("svg").getAttribute("aria-label")).toBe(hostile);
    });
    expect(await (await fetch(`${server.address}/q/hostile.csv`)).text()).toContain(hostile.replaceAll('"', '""'));
    await expectHarmless("/dashboard", (page) => page.locator("svg text").first().waitFor());
  }, 60_000);
});
