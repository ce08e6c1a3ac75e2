import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import type { Database } from "../../src/database/database.js";
import { buildWebPage } from "../../src/http/buildWebPage.js";
import { openTestDatabase } from "../database/testDatabase.js";
import { plantPeople, type ServedGraph, servePeople } from "../http/servedGraph.js";
import { accessFaults, lookings } from "./accessFaults.js";
import { launchBrowser, visit } from "./browser.js";

const title = 'People <img src=x onerror="window.hacked=1"> by height';

describe("a chart of a saved query", () => {
  let database: Database;
  let server: ServedGraph;
  let browser: Browser;
  let foreign: Server;
  const pages = new Map<string, string>();
  const foreignAddress = () => `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;

  beforeAll(async () => {
    await buildWebPage(process.cwd());
    database = await openTestDatabase();
    await plantPeople(database);
    const source =
      "CREATE (:Entity:Source {id: 'album', name: 'Album <b>', nameFolded: 'album <b>', licence: 'CC0-1.0', url: 'https://album.example/', stub: false, records: []}) WITH 1 AS _ MATCH (n:Person) SET n.records = ['album|1']";
    await database.write([{ text: source, parameters: {} }]);
    foreign = createServer((request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pages.get(request.url ?? "") ?? "");
    });
    await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
    server = await servePeople(database, { frameAncestors: foreignAddress() });
    const body = {
      title,
      document: "query ($least: Int = 0) { people(where: {height: {gte: $least}}, orderBy: [{height: ASC}]) { nodes { id name height } } }",
    };
    const saved = await fetch(`${server.address}/q/people`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(saved.status).toBe(200);
    browser = await launchBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    foreign?.close();
    await server?.stop(500);
    await database?.close();
  });

  it("lives within a foreign page that may frame it, follows what anybody writes, and names its sources", async () => {
    pages.set(
      "/",
      `<iframe src="${server.address}/q/people.html?least=151" width="700" height="400"></iframe><img alt="still" src="${server.address}/q/people.svg">`,
    );
    const { page, faults } = await visit(browser, `${foreignAddress()}/`, { allowed: [server.address] });
    const frame = page.frameLocator("iframe");
    await frame.locator("#chart svg text").filter({ hasText: "Cleo" }).waitFor();
    expect(await frame.locator("#chart svg text").filter({ hasText: "Ada" }).count()).toBe(0);
    expect(await frame.locator("#chart").getAttribute("aria-label")).toBe(title);
    expect(await frame.locator("#state").textContent()).toBe("");
    const credit = frame.locator("#credits a");
    expect([await frame.locator("#credits").textContent(), await credit.getAttribute("href")]).toEqual([
      "Sources: Album <b> (CC0-1.0)",
      "https://album.example/",
    ]);
    await page.waitForFunction("document.querySelector('img').naturalWidth === 800");
    await database.write([{ text: "MATCH (n:Person {id: 'ada'}) SET n.height = 199", parameters: {} }]);
    await frame.locator("#chart svg text").filter({ hasText: "Ada" }).waitFor({ timeout: 10_000 });
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("is a table where the answer suggests no chart", async () => {
    const document = "{ people { nodes { id name } } }";
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ title: "Words", document });
    expect((await fetch(`${server.address}/q/words`, { method: "PUT", headers, body })).status).toBe(200);
    const { page, faults } = await visit(browser, `${server.address}/q/words.html`, { viewport: { width: 390, height: 400 } });
    const table = page.getByRole("region", { name: "The answer as a table" });
    await table.getByRole("cell", { name: "Cleo", exact: true }).waitFor();
    expect(await table.getByRole("columnheader").allTextContents()).toEqual(["id", "name"]);
    await database.write([{ text: "MATCH (n:Person {id: 'cleo'}) SET n.name = 'Cleopatra'", parameters: {} }]);
    await table.getByRole("cell", { name: "Cleopatra" }).waitFor({ timeout: 10_000 });
    await database.write([{ text: "MATCH (n:Person {id: 'cleo'}) SET n.name = 'Cleo'", parameters: {} }]);
    expect(await accessFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("says since when there is no answer, that there are no rows, and draws again when there are", async () => {
    const { page } = await visit(browser, `${server.address}/q/people.html`);
    const [state, marks] = [page.locator("#state"), page.locator("#chart svg text").filter({ hasText: "Dan" })];
    await marks.waitFor();
    await page.context().setOffline(true);
    await state.filter({ hasText: /^No answer since \d\d:\d\d: The server does not answer/ }).waitFor();
    expect(await page.locator("#chart").getAttribute("class")).toBe("old");
    await page.context().setOffline(false);
    await state.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
    await database.write([{ text: "MATCH (n:Person) SET n.height = -n.height", parameters: {} }]);
    await state.filter({ hasText: "no rows to draw" }).waitFor();
    expect(await marks.count()).toBe(0);
    await database.write([{ text: "MATCH (n:Person) SET n.height = -n.height", parameters: {} }]);
    await marks.waitFor();
    expect(await state.textContent()).toBe("");
    await page.context().close();
  }, 60_000);

  it.each(lookings)("keeps nobody out, seen as %j", async (looking) => {
    const { page } = await visit(browser, `${server.address}/q/people.html`, looking);
    await page.locator("#chart svg text").filter({ hasText: "Dan" }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await page.context().close();
  });

  it("is framed by nobody else, and says why when there is nothing to show", async () => {
    const other = await servePeople(database);
    pages.set("/other", `<iframe src="${other.address}/q/people.html"></iframe>`);
    const { page, faults } = await visit(browser, `${foreignAddress()}/other`, { allowed: [other.address] });
    await page.waitForTimeout(500);
    expect(faults.join()).toMatch(/frame-ancestors/);
    await page.context().close();
    await other.stop(500);
    const wrong = await visit(browser, `${server.address}/q/people.html?least=tall`);
    await wrong.page.locator("#state").filter({ hasText: "least: Int cannot represent" }).waitFor();
    expect(await wrong.page.title()).toBe(title);
    await wrong.page.context().close();
  }, 60_000);
});
