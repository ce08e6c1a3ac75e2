import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import type { Database } from "../../src/database/database.js";
import type { HttpServer } from "../../src/http/listen.js";
import { accessFaults, lookings } from "./accessFaults.js";
import { type Visit, visit } from "./browser.js";
import { openLab, type VisitedLab } from "./servedLab.js";

const partners = `query Partners($most: Int = 10) {
  institution(by: {id: "zhejiang-lab"}) {
    partners(first: $most) { nodes { id name established website } }
  }
}`;
const money = `{ institution(by: {id: "zhejiang-lab"}) { fundingReceived(first: 50) { nodes { name amount { value currency } } } } }`;

/** The part of the studio's address that asks a query and shows its answer. */
const asked = (query: string, view: string, more: Record<string, string> = {}): string =>
  `/#${new URLSearchParams({ query, view, ...more })}`;

describe("the studio's views of an answer", () => {
  let lab: VisitedLab;
  let database: Database;
  let server: HttpServer;
  let browser: Browser;
  let foreign: Server;
  let foreignPage = "";
  const foreignAddress = () => `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;

  beforeAll(async () => {
    foreign = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(foreignPage));
    await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
    lab = await openLab({ frameAncestors: foreignAddress() });
    ({ database, server, browser } = lab);
  }, 120_000);

  afterAll(async () => {
    foreign?.close();
    await lab?.close();
  });

  const open = (path: string, options: Parameters<typeof visit>[2] = {}): Promise<Visit> =>
    visit(browser, `${server.address}${path}`, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  const pasted = (page: Page) => page.evaluate("navigator.clipboard.readText()") as Promise<string>;
  /** In place of what the editor holds, as if it was typed there. */
  const paste = async (page: Page, text: string) => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Control+V");
  };
  const column = (page: Page, at: number) => page.locator(`.table tbody td:nth-child(${at})`).allTextContents();

  it("shows it as a table that is sorted by its headings and copied as spreadsheets take it", async () => {
    const { page, faults } = await open(asked(partners, "table"));
    await page.locator(".table tbody tr").nth(2).waitFor();
    expect(await page.locator(".table th").allTextContents()).toEqual(["id", "name", "established", "website"]);
    await page.getByRole("button", { name: "name", exact: true }).click();
    const names = ["Alibaba Group (China)", "Zhejiang Provincial People's Government", "Zhejiang University"];
    expect(await column(page, 2)).toEqual(names);
    await page.getByRole("button", { name: "name", exact: true }).click();
    expect([await column(page, 2), await page.locator(".table th").nth(1).getAttribute("aria-sort")]).toEqual([
      names.toReversed(),
      "descending",
    ]);
    await page.getByRole("button", { name: "Copy table" }).click();
    const copied = (await pasted(page)).split("\n").map((it) => it.split("\t"));
    expect([copied[0], copied.slice(1).map((it) => it[1])]).toEqual([["id", "name", "established", "website"], names.toReversed()]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("shows it as a chart, as its shape suggests and then as one chooses", async () => {
    const { page, faults } = await open(asked(money, "chart"));
    await page.locator(".chart svg text").first().waitFor();
    const type = page.getByRole("combobox", { name: "Chart", exact: true });
    expect(await type.inputValue()).toBe("bar");
    await type.selectOption("pie");
    await page.waitForFunction("location.hash.includes('pie')");
    await page.locator(".chart svg path").first().waitFor();
    await type.selectOption("map");
    await page.getByRole("status").filter({ hasText: "still missing" }).waitFor();
    expect(await page.locator(".chart").count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("draws each type of chart by columns that it proposes, and what the query's own comment says first", async () => {
    const places = `# Places\n# drawing: {"type": "pie", "label": "name", "values": ["established"]}\n{ institutions(where: {country: {eq: CN}}) { nodes { name country established locations { city latitude longitude } partners { totalCount } } } }`;
    const { page, faults } = await open(asked(places, "chart"));
    const type = page.getByRole("combobox", { name: "Chart", exact: true });
    await page.locator(".chart svg path").first().waitFor();
    expect(await type.inputValue()).toBe("pie");
    for (const it of ["bar", "line", "area", "scatter", "map", "treemap", "sunburst", "sankey"]) {
      await type.selectOption(it);
      await page.locator(".chart svg :is(path, text)").first().waitFor({ state: "attached" });
      expect([it, await page.locator(".hint").count()]).toEqual([it, 0]);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("stays whole where a text is no query or has no answer, and says why", async () => {
    for (const [query, said] of [
      ["{ inst", "Syntax Error"],
      ["# nothing", "Syntax Error"],
      ["{ nothing }", "Cannot query field"],
      ['{ institutions(where: {name: {eq: "nobody"}}) { nodes { name } } }', "no rows"],
    ] as const)
      for (const view of ["table", "chart"]) {
        const { page, faults } = await open(asked(query, view));
        await page.locator(".hint").filter({ hasText: said }).waitFor();
        await page.getByRole("button", { name: "JSON", exact: true }).click();
        await page.locator(".graphiql-response .view-lines").first().waitFor();
        expect([query, faults]).toEqual([query, []]);
        await page.context().close();
      }
  }, 120_000);

  it("keeps a chart in sight on a phone", async () => {
    const { page, faults } = await open(asked(money, "chart"), { viewport: { width: 390, height: 800 } });
    await page.locator(".chart svg text").first().waitFor();
    const box = (await page.locator(".chart").boundingBox())!;
    expect([box.height >= 200, box.y + 200 <= 800, faults]).toEqual([true, true, []]);
    await page.context().close();
  }, 60_000);

  it("shows the entities of an answer as a graph, whether or not the query asks for their ids", async () => {
    const { page, faults } = await open(asked(`{ institution(by: {id: "zhejiang-lab"}) { name partners { nodes { name } } } }`, "graph"));
    await page.locator(".graph-caption").filter({ hasText: "4 entities" }).waitFor();
    await page.locator(".graph-place canvas").first().waitFor();
    expect(await page.locator(".graph-caption a").getAttribute("href")).toContain("zhejiang-lab");
    const none = await open(asked("{ graph { revision } }", "graph"));
    await none.page.locator(".hint").filter({ hasText: "shows no single entities" }).waitFor();
    expect([...faults, ...none.faults]).toEqual([]);
    await page.context().close();
    await none.page.context().close();
  }, 60_000);

  it("keeps in its address what it shows, so that another visitor sees the same", async () => {
    const { page, faults } = await open("/");
    await page.locator(".graphiql-query-editor .view-lines").click();
    await paste(page, partners);
    await page.locator(".graphiql-execute-button").click();
    await page.locator(".graphiql-response .view-lines").filter({ hasText: "partners" }).waitFor();
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.locator(".table tbody tr").nth(2).waitFor();
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const link = await pasted(page);
    expect(faults).toEqual([]);
    await page.context().close();
    const other = await open(link.slice(server.address.length));
    await other.page.locator(".table tbody tr").nth(2).waitFor();
    expect(other.faults).toEqual([]);
    // What a visitor has open already stays beside it.
    await other.page.goto("about:blank");
    await other.page.goto(`${server.address}${asked(money, "table")}`);
    await other.page.locator(".table tbody tr").first().waitFor();
    expect(await other.page.locator(".graphiql-tab").count()).toBe(2);
    await other.page.context().close();
  }, 60_000);

  it("leads from a question to a live chart on somebody's page in at most eight clicks", async () => {
    const { page, faults } = await open("/");
    let clicks = 0;
    const click = async (it: ReturnType<Page["locator"]>) => {
      clicks++;
      await it.click();
    };
    await click(page.locator(".graphiql-query-editor .view-lines"));
    await paste(page, '{ institutions(where: {id: {in: ["zhejiang-lab", "ror:00a2xv884"]}}) { nodes { name partners { totalCount } } } }');
    await click(page.locator(".graphiql-execute-button"));
    await click(page.getByRole("button", { name: "Chart", exact: true }));
    await page.locator(".chart svg text").first().waitFor();
    await click(page.getByRole("button", { name: "Save and embed" }));
    await page.keyboard.type("When they began");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "when-they-began" }).waitFor();
    await click(page.getByRole("listitem").filter({ hasText: "Live chart" }).getByRole("button", { name: "Copy" }));
    foreignPage = `<!doctype html><title>Somebody's page</title>${await pasted(page)}`;
    expect([clicks <= 8, faults]).toEqual([true, []]);
    await page.context().close();
    const embedded = await visit(browser, foreignAddress(), { allowed: [server.address] });
    const texts = embedded.page.frameLocator("iframe").locator("#chart svg text");
    await texts.filter({ hasText: "Zhejiang University" }).waitFor();
    await database.write([{ text: "MATCH (n {id: 'ror:00a2xv884'}) SET n.name = 'Renamed by hand'", parameters: {} }]);
    await texts.filter({ hasText: "Renamed by hand" }).waitFor({ timeout: 10_000 });
    await database.write([{ text: "MATCH (n {id: 'ror:00a2xv884'}) SET n.name = 'Zhejiang University'", parameters: {} }]);
    expect(embedded.faults).toEqual([]);
    await embedded.page.context().close();
  }, 60_000);

  it("needs at most 2.2 MB until the first answer is on screen", async () => {
    const { page, received } = await open(asked("{ graph { revision } }", "json"));
    await page.locator(".graphiql-response .view-lines").filter({ hasText: "revision" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await received()).toBeLessThan(2_200_000);
    await page.context().close();
  }, 60_000);

  it.each([["json"], ["table"], ["chart"], ["graph"]])(
    "as %s is open to all, in light and dark, wide and narrow",
    async (view) => {
      for (const options of lookings) {
        const { page, faults } = await open(asked(`# Money\n${money}`, view), options);
        await page
          .locator(view === "json" ? ".graphiql-response .view-lines" : ".answer-view :is(td, svg text, canvas)")
          .first()
          .waitFor();
        expect([view, options, await accessFaults(page), faults]).toEqual([view, options, [], []]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        await page.context().close();
      }
    },
    120_000,
  );
});
