import { pino } from "pino";
import { readConfig } from "../../src/config.js";
import { researchGraph } from "../../src/graph/researchGraph.js";
import type { HttpServer } from "../../src/http/listen.js";
import { serveGraph } from "../../src/http/serveGraph.js";
import { openSeedGraph } from "../seedGraph.js";

/** Serves all the shipped data on a free port, with these settings. */
export async function serveSeeds(settings: Readonly<Record<string, string>> = {}): Promise<HttpServer> {
  const { database, close } = await openSeedGraph();
  const config = readConfig({ PORT: "0", ...settings }, process.cwd());
  const server = await serveGraph({ config, database, catalogue: researchGraph, log: pino({ level: "silent" }) });
  return {
    address: server.address,
    stop: async (grace) => {
      await server.stop(grace);
      await close();
    },
  };
}
