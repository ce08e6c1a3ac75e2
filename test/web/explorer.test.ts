import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import type { HttpServer } from "../../src/http/listen.js";
import { zipEntries } from "../export/zipEntries.js";
import { accessFaults, lookings } from "./accessFaults.js";
import { type Visit, type VisitOptions, visit } from "./browser.js";
import { openLab, type VisitedLab } from "./servedLab.js";

const hostile = `<img src=x onerror="window.hacked=1"> =1+1 '}) MATCH (n) DETACH DELETE n //`;

describe("the explorer", () => {
  let lab: VisitedLab;
  let server: HttpServer;
  let browser: Browser;

  beforeAll(async () => {
    const planted =
      "MATCH (lab:Institution {id: 'zhejiang-lab'}) CREATE (:Entity:Researcher {id: 'hostile', name: $name, nameFolded: 'hostile', records: [], stub: false, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z'})-[:AFFILIATED_WITH {id: 'hostile|lab', role: $name, position: $name}]->(lab)";
    const dated =
      "MATCH ()-[r:FOUNDED]->({id: 'zhejiang-lab'}) SET r.since = '2017-09', r.sinceFirst = '2017-09-01', r.sinceLast = '2017-09-30'";
    lab = await openLab({}, { text: planted, parameters: { name: hostile } }, { text: dated, parameters: {} });
    ({ server, browser } = lab);
  }, 120_000);

  afterAll(async () => {
    await lab?.close();
  });

  const open = (path: string, options: VisitOptions = {}): Promise<Visit> =>
    visit(browser, `${server.address}${path}`, { reducedMotion: "reduce", ...options });
  const panel = (page: Page) => page.getByRole("complementary", { name: "Details" });
  const list = (page: Page) => page.getByRole("list", { name: "Entities" });
  const named = (page: Page) => list(page).locator(".name").allTextContents();
  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).click();

  async function pick(page: Page, label: string, text: string): Promise<void> {
    await page.getByRole("combobox", { name: label }).pressSequentially(text);
    await page.keyboard.press("Enter");
  }

  async function expand(page: Page, what: RegExp): Promise<void> {
    await panel(page).locator(".expand button").filter({ hasText: what }).click();
    await panel(page).locator(".expand button:disabled").filter({ hasText: what }).waitFor();
  }

  it("leads from an empty page by typing to the path between the State Council and the DAMO Academy", async () => {
    const { page, faults, received } = await open("/explore");
    await page.getByRole("heading", { name: "Start with a name" }).waitFor();
    await page.getByRole("button", { name: "Zhejiang Lab" }).waitFor();
    expect(await received()).toBeLessThanOrEqual(400_000);
    await press(page, "how two are connected");
    await pick(page, "Path from", "state council");
    await page.getByRole("combobox", { name: "Path from" }).and(page.locator("[value*='State Council']")).waitFor();
    await pick(page, "Path to", "damo acad");
    const path = panel(page).locator(".paths button").first();
    await path.waitFor();
    expect((await path.textContent())!).toMatch(/^State Council.*issued by.*Development Plan.*Zhejiang Lab.*DAMO Academy$/);
    await path.click();
    await page.getByRole("img", { name: "A graph of 4 entities and 3 relationships." }).waitFor();
    await press(page, "List");
    expect((await named(page)).map((it) => it.replace(/ of the People.*/, "")).sort()).toEqual([
      "Alibaba DAMO Academy",
      "Next Generation Artificial Intelligence Development Plan",
      "State Council",
      "Zhejiang Lab",
    ]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("tells while somebody types what may be meant, by arrows and keys, and when there is nothing", async () => {
    const { page, faults } = await open("/explore");
    const field = page.getByRole("combobox", { name: "Find and add" });
    await field.pressSequentially("之江");
    await page.getByRole("option", { name: /^Zhejiang Lab/ }).waitFor();
    expect(await field.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("option").count()).toBe(0);
    await field.fill("zhejiang");
    await page.getByRole("option").nth(1).waitFor();
    await page.keyboard.press("ArrowDown");
    const active = await field.getAttribute("aria-activedescendant");
    const second = page.getByRole("option").nth(1);
    expect([await second.getAttribute("id"), await second.getAttribute("aria-selected")]).toEqual([active, "true"]);
    await field.fill("qqqqxxxx");
    await page.getByText("Nothing is called “qqqqxxxx”.").waitFor();
    await field.fill("zhejiang lab");
    await page.keyboard.press("Enter");
    await panel(page).getByRole("heading", { name: "Zhejiang Lab" }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("expands, hides, pins, undoes and does again, and its address leads back", async () => {
    const { page, faults } = await open("/explore?ids=zhejiang-lab");
    await expand(page, /^partners 3|partners 3 of 3/);
    await press(page, "Pin");
    await press(page, "List");
    expect(await named(page)).toHaveLength(4);
    await press(page, "Hide Zhejiang University");
    expect(await named(page)).toHaveLength(3);
    expect(page.url()).toMatch(/#ids=zhejiang-lab,[^&]*&pinned=zhejiang-lab&entity=zhejiang-lab$/);
    const { page: other } = await open(new URL(page.url()).pathname + new URL(page.url()).hash);
    await other.getByRole("button", { name: "Unpin" }).waitFor();
    await press(other, "List");
    expect((await named(other)).sort()).toEqual((await named(page)).sort());
    await other.context().close();
    await press(page, "Undo");
    expect(await named(page)).toContain("Zhejiang University");
    await press(page, "Undo");
    expect(await panel(page).getByRole("button", { name: "Pin", exact: true }).count()).toBe(1);
    await page.keyboard.press("Control+z");
    expect(await named(page)).toEqual(["Zhejiang Lab"]);
    for (const _ of [1, 2, 3]) await press(page, "Redo");
    expect(await named(page)).toHaveLength(3);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("chooses what is clicked in the drawing, and shows all facts and sources of entities and relationships", async () => {
    const { page, faults, received } = await open("/explore?ids=zhejiang-lab");
    await panel(page).getByText("A three-way partnership").waitFor();
    expect(await panel(page).locator("dl").textContent()).toContain("established2017");
    expect(await panel(page).locator(".sources li").count()).toBeGreaterThan(0);
    expect(await panel(page).locator(".names").textContent()).toContain("之江实验室");
    expect(await received()).toBeLessThanOrEqual(400_000);
    const drawing = (await page.locator(".graph-drawing").boundingBox())!;
    await page.mouse.click(drawing.x + 20, drawing.y + 20);
    await panel(page).waitFor({ state: "hidden" });
    // Two clicks that follow each other at once would be a double click, and the drawing follows its frame first.
    await page.waitForTimeout(600);
    const whole = (await page.locator(".graph-drawing").boundingBox())!;
    await page.mouse.click(whole.x + whole.width / 2, whole.y + whole.height / 2);
    await panel(page).getByRole("heading", { name: "Zhejiang Lab" }).waitFor();
    await expand(page, /contributors/);
    await panel(page).locator(".lines button").filter({ hasText: "contributes to" }).first().click();
    await panel(page).getByRole("heading", { name: "Sources" }).waitFor();
    expect(await panel(page).locator("dl").textContent()).toMatch(/contribution/);
    expect(await panel(page).locator(".ends").textContent()).toMatch(/↓ contributes toZhejiang Lab$/);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("shows the relationships of a day", async () => {
    const { page, faults } = await open("/explore?ids=zhejiang-lab");
    await expand(page, /founders/);
    const count = async () => Number(/(\d+) relationships/.exec((await page.locator(".graph-drawing").getAttribute("aria-label"))!)![1]);
    const all = await count();
    await page.getByText(/^\d+ without a date always shown$/).waitFor();
    await page.getByLabel("As of", { exact: true }).fill("2010-01-01");
    await page.getByRole("img", { name: new RegExp(`and (?!${all} )\\d+ relationships`) }).waitFor();
    expect(await count()).toBeLessThan(all);
    expect(page.url()).toContain("asOf=2010-01-01");
    const slider = page.getByRole("slider", { name: "As of, by month" });
    await slider.press("End");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^20\d\d-\d\d-\d\d$/);
    await page.getByRole("img", { name: new RegExp(`and ${all} relationships`) }).waitFor();
    await press(page, "All times");
    expect(page.url()).not.toContain("asOf");
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("is used as a list by the keyboard alone", async () => {
    const { page, faults } = await open("/explore#ids=zhejiang-lab,alibaba-damo-academy");
    await page.locator(".graph-drawing").waitFor();
    const tabTo = async (name: string) => {
      for (let turn = 0; turn < 80; turn++) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate("document.activeElement.textContent")) === name) return;
      }
      throw new Error(`Expected to come to "${name}" by the tabulator.`);
    };
    await tabTo("List");
    await page.keyboard.press("Enter");
    await tabTo("Alibaba DAMO Academy");
    await page.keyboard.press("Enter");
    await panel(page).getByRole("heading", { name: "Alibaba DAMO Academy" }).waitFor();
    await panel(page).locator(".expand button").first().waitFor();
    await tabTo("Path to here");
    await tabTo("parents 1");
    await page.keyboard.press("Enter");
    await list(page).getByText("Alibaba Group (China)").first().waitFor();
    await page.locator(".masthead a").first().focus();
    await tabTo("Hide Zhejiang Lab");
    await page.keyboard.press("Enter");
    expect(await named(page)).not.toContain("Zhejiang Lab");
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("gives what is seen as PNG, SVG, CSV, GraphML and as a query that runs", async () => {
    const { page, faults } = await open("/explore?ids=zhejiang-lab");
    await expand(page, /founders/);
    const file = async (form: string) => {
      const saved = page.waitForEvent("download");
      await press(page, form);
      const path = await (await saved).path();
      return [(await saved).suggestedFilename(), await readFile(path), path] as const;
    };
    const isXml = (text: string) =>
      page.evaluate(`new DOMParser().parseFromString(${JSON.stringify(text)}, "application/xml").querySelector("parsererror") === null`);
    const [pngName, png] = await file("PNG");
    expect([pngName, png.subarray(1, 4).toString(), png.readUInt32BE(16) > 400]).toEqual(["explored.png", "PNG", true]);
    const [svgName, svg] = await file("SVG");
    expect([svgName, await isXml(svg.toString()), svg.toString().match(/<circle/g)?.length]).toEqual(["explored.svg", true, 4]);
    const [zipName, , zipPath] = await file("CSV");
    const tables = await zipEntries(zipPath);
    const table = (name: string) => parse(tables.get(name) ?? "", { columns: true }) as Record<string, string>[];
    expect([zipName, table("Institution.csv").length, table("FOUNDED.csv").length]).toEqual(["explored-csv.zip", 4, 3]);
    expect([...tables.keys()]).toEqual(expect.arrayContaining(["sources.csv", "datapackage.json"]));
    const [graphmlName, graphml] = await file("GraphML");
    expect([graphmlName, await isXml(graphml.toString())]).toEqual(["explored.graphml", true]);
    expect(graphml.toString()).toContain('<node id="zhejiang-lab"');
    const address = new URLSearchParams(
      new URL((await page.getByRole("link", { name: "As GraphQL" }).getAttribute("href"))!, server.address).hash.slice(1),
    );
    const body = JSON.stringify({ query: address.get("query"), variables: JSON.parse(address.get("variables")!) });
    const answer = await fetch(`${server.address}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
    const { data } = (await answer.json()) as { data: { neighbourhood: { nodes: object[]; relationships: object[] } } };
    expect([data.neighbourhood.nodes.length, data.neighbourhood.relationships.length]).toEqual([
      4,
      graphml.toString().match(/<edge /g)?.length,
    ]);
    // The founding is dated: before it the entities are given without it.
    await page.getByLabel("As of", { exact: true }).fill("2010-01-01");
    const [, , beforePath] = await file("CSV");
    const before = await zipEntries(beforePath);
    expect([before.has("Institution.csv"), before.has("FOUNDED.csv")]).toEqual([true, false]);
    const [, early] = await file("GraphML");
    expect([early.toString().match(/<node /g)?.length, early.toString()]).toEqual([4, expect.not.stringContaining("FOUNDED")]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("reads constants of relationships as words", async () => {
    const { page, faults } = await open("/explore#ids=zhejiang-lab,zhu-shiqiang&entity=zhu-shiqiang");
    await panel(page).locator(".lines button").first().click();
    const role = panel(page).locator("dl > div").filter({ hasText: /^role/i });
    await role.waitFor();
    expect(await role.locator("dd").textContent()).toBe("director");
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("takes markup, formulas and Cypher in names for text", async () => {
    const { page, faults } = await open("/explore#ids=zhejiang-lab,hostile&entity=hostile");
    await panel(page).getByRole("heading", { name: hostile }).waitFor();
    await panel(page).locator(".lines button").first().click();
    await panel(page).locator("dl").filter({ hasText: hostile }).waitFor();
    await press(page, "List");
    expect(await named(page)).toContain(hostile);
    expect(await page.locator("img").count()).toBe(1);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("says what is wrong where something is not there, does not answer or cannot be drawn", async () => {
    const { page } = await open("/explore#ids=zhejiang-lab,nobody");
    await page.getByRole("alert").filter({ hasText: "Not in the graph, or not any more: nobody." }).waitFor();
    await page.route("**/graphql", (route) => route.abort());
    await page.getByRole("combobox", { name: "Find and add" }).fill("zhejiang");
    await page.getByText("The server did not answer. Is it still running?").waitFor();
    await page.context().close();
    const script =
      "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); };";
    const { page: flat, faults } = await open("/explore?ids=zhejiang-lab", { script });
    await flat.getByText("This browser has no WebGL, so the graph is shown as a list.").waitFor();
    await list(flat).getByRole("button", { name: "Zhejiang Lab", exact: true }).waitFor();
    expect(faults).toEqual([]);
    await flat.context().close();
  }, 60_000);

  it.each(lookings)(
    "keeps everybody in at $viewport.width pixels in the $colorScheme",
    async (looking) => {
      const { page, faults } = await open("/explore", looking);
      const check = async () => {
        expect(await accessFaults(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(looking.viewport!.width);
      };
      await page.getByRole("button", { name: "Zhejiang Lab" }).waitFor();
      await check();
      await press(page, "Zhejiang Lab");
      await expand(page, /founders/);
      await check();
      await panel(page).locator(".lines button").first().click();
      await panel(page).locator("dl").waitFor();
      await press(page, "Paths");
      await check();
      await press(page, "List");
      await check();
      expect(faults).toEqual([]);
      await page.context().close();
    },
    90_000,
  );
});
