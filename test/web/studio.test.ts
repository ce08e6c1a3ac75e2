import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import type { HttpServer } from "../../src/http/listen.js";
import { startToyServer } from "../http/toyServer.js";
import { type Visit, visit } from "./browser.js";
import { openLab, type VisitedLab } from "./servedLab.js";

/** A script that leaves the page with these tabs, as an earlier visit would have. */
function storing(queries: readonly string[]): string {
  const none = { variables: null, headers: null, operationName: null, response: null };
  const tabs = queries.map((query, id) => ({ id: String(id), title: "mine", query, ...none }));
  return `localStorage.setItem("graphiql:tabState", ${JSON.stringify(JSON.stringify({ activeTabIndex: 0, tabs }))})`;
}

describe("the studio", () => {
  let lab: VisitedLab;
  let server: HttpServer;
  let browser: Browser;
  beforeAll(async () => {
    lab = await openLab();
    ({ server, browser } = lab);
  }, 120_000);
  afterAll(async () => {
    await lab?.close();
  });

  /** Opens the page as a new visitor, or one with these tabs. */
  async function visitWith(width: number, tabs?: readonly string[], { address } = server): Promise<Visit> {
    const visited = await visit(browser, address, { viewport: { width, height: 800 }, ...(tabs && { script: storing(tabs) }) });
    await visited.page.locator(".graphiql-query-editor .view-lines").waitFor();
    return visited;
  }

  const answerOf = (page: Page) => page.locator(".graphiql-response .view-lines");

  async function run(page: Page, expected: RegExp): Promise<void> {
    await page.locator(".graphiql-execute-button").click();
    await answerOf(page).filter({ hasText: expected }).waitFor();
  }

  it("opens a new visitor's page on the examples and answers one, without errors and without asking another host", async () => {
    const { page, faults } = await visitWith(1280);
    expect(await page.locator("h1").textContent()).toBe("Research Atlas");
    const files = readdirSync("schema/operations").filter((it) => it.endsWith(".graphql"));
    expect(await page.locator(".graphiql-tab").count()).toBe(6);
    expect(await page.locator(".examples button").count()).toBe(files.length);
    await page.locator(".graphiql-tab").filter({ hasText: "PartnersOfZhejiangLab" }).click();
    await page.locator(".graphiql-query-editor .view-lines").filter({ hasText: "its three partners" }).waitFor();
    // The pane holds no more lines than are in sight, and breaks those that are too long for it.
    await page.setViewportSize({ width: 2_000, height: 2_400 });
    await run(page, /"partners".*"contributors"/);
    const [, partners] = /"partners":(.*?)"contributors":/s.exec((await answerOf(page).textContent())!)!;
    const names = [...partners!.matchAll(/"name":\s"(.*?)"/gs)].map(([, name]) => name!.replace(/\s+/g, " "));
    expect(names.sort()).toEqual(["Alibaba Group (China)", "Zhejiang Provincial People's Government", "Zhejiang University"]);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("saves what the editor asks for, and every text to paste then works as it is", async () => {
    const query =
      'query Partners($first: Int = 5) { institution(by: {id: "zhejiang-lab"}) { partners(first: $first) { nodes { name contributesTo { totalCount } } } } }';
    const { page, faults } = await visitWith(1280, [query]);
    await page.getByRole("button", { name: "Save and embed" }).click();
    const dialog = page.getByRole("dialog", { name: "Save and embed" });
    await dialog.getByLabel("Title").fill("Partners & their years");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog.getByRole("link", { name: "partners-their-years" }).waitFor();
    const texts = await dialog.locator("li code").allTextContents();
    expect(texts).toHaveLength(9);
    expect(texts[0]).toContain(`<iframe src="${server.address}/q/partners-their-years.html" title="Partners &amp; their years"`);
    for (const text of texts) {
      const [address] = /http:[^'"\s]+/.exec(text)!;
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
    }
    const textOf = (name: string) =>
      dialog
        .getByRole("listitem")
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator("code")
        .textContent();
    const run = (command: string, ...args: string[]) => promisify(execFile)(command, args).then((it) => it.stdout);
    expect(await run("bash", "-c", (await textOf("curl"))!)).toMatch(/^name,contributesTo\.totalCount/);
    expect(await run(".build/python/bin/python", "-c", `${await textOf("Python")}\nprint(len(table))`)).toBe("3\n");
    await page.evaluate(`globalThis.told = []; console.log = (it) => told.push(it); ${await textOf("JavaScript")}`);
    await page.waitForFunction("told.length > 0");
    const data = (await page.evaluate("told[0]")) as { institution: { partners: { nodes: unknown[] } } };
    expect(data.institution.partners.nodes).toHaveLength(3);
    expect(JSON.parse((await textOf("Grafana"))!)).toMatchObject({ title: "Partners & their years", panels: [{ type: "table" }] });
    await dialog.getByRole("button", { name: "Close" }).click();
    // Whoever comes upon the same title is told first.
    await page.getByRole("button", { name: "Save and embed" }).click();
    expect(await dialog.getByLabel("Id").inputValue()).toBe("");
    await dialog.getByLabel("Title").fill("Partners & their years");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog.getByRole("status").filter({ hasText: "make this its version 2" }).waitFor();
    await dialog.getByLabel("Id").fill("partners-of-mine");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await dialog.getByRole("link", { name: "partners-of-mine" }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    expect(faults).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole("button", { name: "Save and embed" }).click();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.context().close();
  }, 60_000);

  it("gives the answer of what the editor asks for as a file, and says in words when there is none", async () => {
    const { page, faults } = await visitWith(1280, [
      '{ institution(by: {id: "zhejiang-lab"}) { partners { nodes { id } } } }',
      "{ nothing }",
    ]);
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV", exact: true }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe("answer.csv");
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString().trim().split("\r\n").sort()).toEqual(
      ["institution.partners.id", "ror:00a2xv884", "ror:00k642b80", "ror:011c1jj51"]
        .map((it) => it.replace("institution.partners.", ""))
        .sort(),
    );
    expect(faults).toEqual([]);
    await page.locator(".graphiql-tab").nth(1).click();
    await page.getByRole("button", { name: "GraphML" }).click();
    await page.getByRole("status").filter({ hasText: 'Cannot query field "nothing"' }).waitFor();
    await page.context().close();
  }, 60_000);

  it("tells at its head what the graph holds", async () => {
    const { page, faults } = await visitWith(1280, ["{ graph { revision } }"]);
    const holdings = page.locator(".holdings");
    await holdings.filter({ hasText: /\d/ }).waitFor();
    expect(await holdings.textContent()).toMatch(/^\d+ \w[\w ]*( · \d+ \w[\w ]*){2} · 2 sources$/);
    const tall = () => page.locator(".masthead").evaluate((it) => it.getBoundingClientRect().height);
    const height = await tall();
    await holdings.evaluate((it) => it.replaceChildren());
    expect(await tall()).toBe(height);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("says nothing at its head when the server does not tell, and is whole otherwise", async () => {
    const toy = await startToyServer();
    const { page, faults } = await visitWith(1280, ["{ graph { revision } }"], toy);
    await run(page, /"revision":\s"r1"/);
    expect(await page.locator(".holdings").textContent()).toBe("");
    expect(faults).toEqual([]);
    await page.context().close();
    await toy.stop(1_000);
  }, 60_000);

  it("offers what people saved beside the examples", async () => {
    const body = JSON.stringify({ title: "When <b>", document: "query When { graph { loadedAt } }" });
    const saved = await fetch(`${server.address}/q/when`, { method: "PUT", headers: { "content-type": "application/json" }, body });
    expect(saved.status).toBe(200);
    const { page, faults } = await visitWith(1280, ["{ graph { revision } }"]);
    await page.getByRole("button", { name: "Show Examples" }).click();
    await page.locator(".examples").getByRole("button", { name: "When <b>" }).click();
    await page.locator(".graphiql-query-editor .view-lines").filter({ hasText: "loadedAt" }).waitFor();
    await run(page, /loadedAt/);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("leaves a visitor their own tabs, and offers the examples, completion, the history and the documentation", async () => {
    const { page, faults } = await visitWith(1280, ["{ graph { revision } }"]);
    await run(page, /"revision":\s"/);
    expect(await page.locator(".graphiql-tab").count()).toBe(1);
    await page.getByRole("button", { name: "Show Examples" }).click();
    await page.locator(".examples button").first().click();
    expect(await page.locator(".graphiql-tab").count()).toBe(2);
    await page.locator(".graphiql-query-editor .view-lines").filter({ hasText: "#" }).waitFor();
    await page.getByRole("button", { name: "Show History" }).click();
    await page.locator(".graphiql-history-item").first().waitFor();
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.locator(".graphiql-doc-explorer-root-type").first().waitFor();
    await page.locator(".graphiql-query-editor .view-lines").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("{ gra");
    await page.keyboard.press("Control+Space");
    await page.locator(".suggest-widget .monaco-list-row").filter({ hasText: "graph" }).first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("fits a phone: nothing is wider than the page, and the answer is in sight", async () => {
    const { page, faults } = await visitWith(390, ["{ graph { revision } }"]);
    await run(page, /"revision":\s*"/);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await page.locator(".holdings").isVisible()).toBe(false);
    const box = await answerOf(page).boundingBox();
    expect(box && box.width > 200 && box.y + 100 < 800).toBe(true);
    await page.getByRole("button", { name: "Show Examples" }).click();
    await page.locator(".examples button").first().click();
    await page.locator(".graphiql-query-editor .view-lines").filter({ hasText: "#" }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);
});
