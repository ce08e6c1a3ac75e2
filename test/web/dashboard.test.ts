import type { Browser, Page } from "playwright-core";
import { buildWebPage } from "../../src/http/buildWebPage.js";
import type { HttpServer } from "../../src/http/listen.js";
import { openSeedGraph, type SeedGraph } from "../seedGraph.js";
import { accessFaults, lookings } from "./accessFaults.js";
import { launchBrowser, visit } from "./browser.js";
import { serveResearch } from "./servedLab.js";

let graph: SeedGraph;
let server: HttpServer;
let browser: Browser;

beforeAll(async () => {
  await buildWebPage(process.cwd());
  graph = await openSeedGraph();
  server = await serveResearch(graph.database);
  browser = await launchBrowser();
}, 400_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop(1_000);
  await graph?.close();
});

const tiles = [
  "lab-and-partners",
  "institutions-of-the-world",
  "open-science-grid-by-field",
  "academy-as-a-tree",
  "money-flow",
  "money-by-month",
];

const isWide = (page: Page): Promise<boolean> => page.evaluate("document.documentElement.scrollWidth > innerWidth");

/** Kilobytes of a page with its chart, compressed as they came. */
const mostKilobytes = 250;

describe("a chart of the shipped data in a frame", () => {
  it.each([
    ["academy-as-a-tree", "Institute of Zoology"],
    ["money-flow", "other ("],
    ["open-science-grid-by-field", "Physics"],
    ["institutions-of-the-world", "100 to 1K"],
    ["money-by-month", "100M"],
  ])(
    "%s is drawn from no more than 250 KB, and says so in words",
    async (id, text) => {
      const { page, faults, received } = await visit(browser, `${server.address}/q/${id}.html`);
      await page.locator("#chart svg text").filter({ hasText: text }).first().waitFor();
      await page.locator("#credits").filter({ hasText: "Sources:" }).waitFor();
      expect((await received()) / 1_024).toBeLessThan(mostKilobytes);
      expect(await accessFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

describe("the dashboard", () => {
  it.each(lookings)(
    "draws every tile and keeps nobody out, seen as %j",
    async (looking) => {
      const { page, faults } = await visit(browser, `${server.address}/dashboard`, looking);
      for (const id of tiles) {
        const tile = page.locator(`#${id}`);
        await tile.scrollIntoViewIfNeeded();
        await tile.locator(".chart svg path").nth(3).waitFor({ state: "attached" });
        await tile.locator(".credits").filter({ hasText: "Sources:" }).waitFor();
        expect([id, await tile.locator(".state").textContent()]).toEqual([id, ""]);
        const links = await tile.locator(".links a").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
        expect(links).toEqual([`/q/${id}.csv`, `/q/${id}.svg`, `/q/${id}.html`, expect.stringMatching(/^\/#query=/)]);
      }
      expect(await page.locator(".tile").count()).toBe(tiles.length);
      expect(await isWide(page)).toBe(false);
      expect(await accessFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it("leads to the studio with the drawing and the variables of the query", async () => {
    const { page } = await visit(browser, `${server.address}/dashboard`);
    const link = page.locator("#lab-and-partners .links a").last();
    await link.and(page.locator("[href^='/#query=']")).waitFor();
    const said = new URLSearchParams((await link.getAttribute("href"))!.slice(2));
    expect(JSON.parse(said.get("drawing")!)).toMatchObject({ type: "sankey", levels: ["from.name", "type", "to.name"] });
    await link.click();
    await page.locator(".answer-view svg text").filter({ hasText: "Zhejiang Lab" }).first().waitFor();
    await page.context().close();
  }, 60_000);

  it("asks for no chart that is out of sight", async () => {
    const { page } = await visit(browser, `${server.address}/dashboard`, { viewport: { width: 390, height: 600 } });
    await page.locator("#lab-and-partners .chart svg path").first().waitFor();
    expect(await page.locator("#money-by-month .state").textContent()).toBe("Loading");
    await page.context().close();
  }, 60_000);
});
