import type { Browser } from "playwright-core";
import type { Database } from "../../src/database/database.js";
import type { HttpServer } from "../../src/http/listen.js";
import { visit } from "./browser.js";
import { openLab, serveResearch, type VisitedLab } from "./servedLab.js";

describe("the explorer at its limits", () => {
  let lab: VisitedLab;
  let database: Database;
  let server: HttpServer;
  let browser: Browser;

  beforeAll(async () => {
    const hub =
      "MATCH (lab:Institution {id: 'zhejiang-lab'}) UNWIND range(1, 1500) AS at CREATE (:Entity:Researcher {id: 'p' + at, name: 'P' + at, nameFolded: 'p' + at, records: [], stub: false, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z'})-[:AFFILIATED_WITH {id: 'p' + at + '|lab', fromId: 'p' + at, toId: 'zhejiang-lab', fromNameFolded: 'p' + at}]->(lab)";
    lab = await openLab({}, { text: hub, parameters: {} });
    ({ database, server, browser } = lab);
  }, 120_000);

  afterAll(async () => {
    await lab?.close();
  });

  const people = (count: number): string => Array.from({ length: count }, (_, at) => `p${at + 1}`).join(",");
  const open = (path: string, address = server.address) => visit(browser, `${address}${path}`, { reducedMotion: "reduce" });

  it("opens more entities than one question takes", async () => {
    const { page, faults } = await open(`/explore#ids=zhejiang-lab,${people(1_400)}`);
    await page.getByRole("img", { name: "A graph of 1401 entities" }).waitFor({ timeout: 60_000 });
    expect(faults).toEqual([]);
    await page.context().close();
  }, 180_000);

  it("brings more where more are shown than one condition takes", async () => {
    const { page, faults } = await open(`/explore#ids=zhejiang-lab,${people(1_400)}&entity=zhejiang-lab`);
    // The lab's own director is beside those that were planted.
    await page.getByRole("button", { name: "researchers 1,400 of 1,501" }).click({ timeout: 90_000 });
    await page.getByRole("img", { name: "A graph of 1426 entities and 1425 relationships" }).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "researchers 1,425 of 1,501" }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 180_000);

  it("says that more do not fit, and keeps its address from then on", async () => {
    const { page, faults } = await open(`/explore#ids=${people(2_001)}`);
    await page.getByRole("alert").filter({ hasText: "The address tells of 2,001 entities; at most 2,000 fit in here." }).waitFor();
    await page.getByRole("button", { name: "Zhejiang Lab" }).click();
    await page.waitForURL("**/explore#ids=zhejiang-lab&entity=zhejiang-lab");
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("opens another address in the same tab, and the one before by going back", async () => {
    const { page, faults } = await open("/explore#ids=zhejiang-lab");
    await page.getByRole("heading", { name: "Zhejiang Lab" }).waitFor();
    await page.evaluate("location.hash = '#ids=p1'");
    await page.getByRole("heading", { name: "P1", exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Zhejiang Lab" }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("asks and saves all it does where only saved queries run", async () => {
    const saved = await serveResearch(database, { onlySaved: true });
    const { page, faults } = await open("/explore", saved.address);
    await page.getByRole("combobox", { name: "Find and add" }).fill("zhejiang lab");
    await page.getByRole("option").first().click();
    await page.getByRole("heading", { name: "Zhejiang Lab" }).waitFor();
    await page.getByRole("button", { name: /^partners / }).click();
    await page.getByRole("img", { name: /^A graph of [2-9] entities/ }).waitFor();
    const downloaded = page.waitForEvent("download");
    await page.getByRole("button", { name: "GraphML" }).click();
    expect((await downloaded).suggestedFilename()).toBe("explored.graphml");
    expect(faults).toEqual([]);
    await page.context().close();
    await saved.stop(1_000);
  }, 60_000);
});
