import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { buildWebPage } from "../../src/http/buildWebPage.js";
import type { HttpServer } from "../../src/http/listen.js";
import { openSeedGraph, type SeedGraph } from "../seedGraph.js";
import { accessFaults, lookings } from "./accessFaults.js";
import { launchBrowser, visit } from "./browser.js";
import { serveResearch } from "./servedLab.js";

const run = promisify(execFile);
const python = process.env["ATLAS_PYTHON"] || join(process.cwd(), ".build", "python", "bin", "python");
const folder = join(process.cwd(), ".build", "recipes");

let graph: SeedGraph;
let server: HttpServer;
let browser: Browser;
let foreign: Server;
let foreignPage = "";

/** A recipe as the page shows it, with the address of this server. */
const recipe = async (file: string): Promise<string> =>
  (await readFile(join("src/web/recipes", file), "utf8")).replaceAll("http://127.0.0.1:4000", server.address);

const addressesIn = (text: string): string[] => [...text.matchAll(/https?:\/\/127[^\s"'`)]+/g)].map(([it]) => it);

const headerOf = async (address: string): Promise<readonly string[]> => {
  const answer = await fetch(address);
  expect([address, answer.status]).toEqual([address, 200]);
  return (await answer.text()).split("\r\n")[0]!.split(",");
};

beforeAll(async () => {
  await buildWebPage(process.cwd());
  foreign = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(foreignPage));
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  graph = await openSeedGraph();
  server = await serveResearch(graph.database, { frameAncestors: origin, corsOrigins: [origin] });
  browser = await launchBrowser();
  await mkdir(folder, { recursive: true });
}, 400_000);

afterAll(async () => {
  await browser?.close();
  foreign?.close();
  await server?.stop(1_000);
  await graph?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a recipe works as it is pasted", () => {
  it("for pandas", async () => {
    const file = join(folder, "recipe.py");
    await writeFile(file, await recipe("pandas.py"));
    const { stdout } = await run(python, [file]);
    expect(stdout).toMatch(/key\.country +count\n +US +\d{4}/);
    expect(stdout).toMatch(/2025-10-01 +1\.485\d*e\+08|2025-10-01 +1485\d{5}/);
  }, 60_000);

  it("for a page of another origin", async () => {
    foreignPage = await recipe("page.html");
    const origin = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
    const { page, faults } = await visit(browser, `${origin}/`, { allowed: [server.address] });
    await page.frameLocator("iframe").locator("#chart svg path").nth(100).waitFor({ state: "attached" });
    await page.locator("#seen").filter({ hasText: "The graph is in revision" }).waitFor();
    expect(await page.locator("#partners li").count()).toBe(3);
    await page.waitForFunction("document.querySelector('img').naturalWidth === 800");
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("for Excel and other spreadsheets", async () => {
    const excel = await recipe("excel.pq");
    const header = await headerOf(addressesIn(excel)[0]!);
    const typed = [...excel.matchAll(/\{"([^"]+)", /g)].map(([, column]) => column);
    expect(typed.length).toBeGreaterThan(0);
    for (const it of typed) expect(header).toContain(it);
    expect(await headerOf(addressesIn(await recipe("sheets.txt"))[0]!)).toEqual(["key.country", "count"]);
    const file = await fetch(addressesIn(await recipe("spreadsheet.sh"))[0]!);
    expect([...new Uint8Array(await file.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("for Grafana, whose panels name columns that there are", async () => {
    const { panels } = JSON.parse(await recipe("grafana.json")) as {
      panels: { targets: { url: string; columns: { selector: string }[] }[] }[];
    };
    expect(panels.length).toBeGreaterThan(1);
    for (const { url, columns } of panels.flatMap((it) => it.targets)) {
      const header = await headerOf(url);
      for (const { selector } of columns) expect(header).toContain(selector);
    }
  });

  it("for TypeScript, with types that hold", async () => {
    await mkdir(join(folder, "recipes"), { recursive: true });
    await writeFile(join(folder, "recipes", "client.ts"), await recipe("client.ts"));
    await writeFile(join(folder, "operations.generated.ts"), await readFile("src/web/operations.generated.ts", "utf8"));
    await writeFile(join(folder, "package.json"), '{"type": "module"}');
    const options = { strict: true, module: "nodenext", target: "es2023", lib: ["es2023", "dom"], types: ["node"], skipLibCheck: true };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...options, outDir: "built" }, include: ["."] }));
    await run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder]);
    const { stdout } = await run(process.execPath, [join(folder, "built", "recipes", "client.js")]);
    expect(stdout).toMatch(/^2025-10: 180 awards, \d+\.\d\d euros$/m);
  }, 60_000);
});

describe("the page of recipes", () => {
  it.each(lookings)(
    "shows each with the server's own address, seen as %j",
    async (looking) => {
      const { page, faults } = await visit(browser, `${server.address}/recipes`, looking);
      await page.locator("pre").first().waitFor();
      const shown = await page.locator("pre").allTextContents();
      const files = ["pandas.py", "page.html", "excel.pq", "spreadsheet.sh", "sheets.txt", "grafana.json", "client.ts"];
      expect(shown).toEqual(await Promise.all(files.map(recipe)));
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      expect(await accessFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
