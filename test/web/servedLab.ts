import { join } from "node:path";
import { pino } from "pino";
import { type Config, readConfig } from "../../src/config.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import type { HttpServer } from "../../src/http/listen.js";
import { serveGraph } from "../../src/http/serveGraph.js";
import { loadSeeds } from "../../src/import/seeds/loadSeeds.js";
import { emptyDatabase } from "../database/testDatabase.js";

/** Fills the throw-away Neo4j with what is known of Zhejiang Lab alone. */
export async function plantLab(database: Database): Promise<void> {
  await emptyDatabase(database);
  await prepareGraph(database, researchGraph);
  await loadSeeds({ database, catalogue: researchGraph, folder: join(process.cwd(), "seeds"), only: ["zhejiang-lab"] });
}

/** Serves whatever research graph a database holds, on a free port, with its web pages. */
export function serveResearch(database: Database, settings: Partial<Config> = {}): Promise<HttpServer> {
  const config = { ...readConfig({ PORT: "0" }, process.cwd()), ...settings };
  return serveGraph({ config, database, catalogue: researchGraph, log: pino({ level: "silent" }) });
}
