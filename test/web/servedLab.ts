import { join } from "node:path";
import { pino } from "pino";
import type { Browser } from "playwright-core";
import { type Config, readConfig } from "../../src/config.js";
import type { Statement } from "../../src/cypher/statement.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import { buildWebPage } from "../../src/http/buildWebPage.js";
import type { HttpServer } from "../../src/http/listen.js";
import { serveGraph } from "../../src/http/serveGraph.js";
import { loadSeeds } from "../../src/import/seeds/loadSeeds.js";
import { emptyDatabase, openTestDatabase } from "../database/testDatabase.js";
import { launchBrowser } from "./browser.js";

/** Fills the throw-away Neo4j with what is known of Zhejiang Lab alone. */
async function plantLab(database: Database): Promise<void> {
  await emptyDatabase(database);
  await prepareGraph(database, researchGraph);
  await loadSeeds({ database, catalogue: researchGraph, folder: join(process.cwd(), "seeds"), only: ["zhejiang-lab"] });
}

/** Serves whatever research graph a database holds, on a free port, with its web pages. */
export function serveResearch(database: Database, settings: Partial<Config> = {}): Promise<HttpServer> {
  const config = { ...readConfig({ PORT: "0" }, process.cwd()), ...settings };
  return serveGraph({ config, database, catalogue: researchGraph, log: pino({ level: "silent" }) });
}

/** The lab's graph behind its web pages, and a browser to visit them. */
export interface VisitedLab {
  readonly database: Database;
  readonly server: HttpServer;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Opens it, with more planted where a test needs that; whoever opens it closes it. */
export async function openLab(settings: Partial<Config> = {}, ...planted: readonly Statement[]): Promise<VisitedLab> {
  await buildWebPage(process.cwd());
  const database = await openTestDatabase();
  await plantLab(database);
  if (planted.length > 0) await database.write(planted);
  const server = await serveResearch(database, settings);
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop(1_000);
    await database.close();
  };
  return { database, server, browser, close };
}
