import { resolve } from "node:path";
import { type Config, readConfig } from "./config.js";
import { AtlasError } from "./errors.js";
import { fillGraph, fillingOf } from "./fillGraph.js";
import { keepServerHeapFrugal } from "./frugalHeap.js";
import { researchGraph } from "./graph/researchGraph.js";
import { buildWebPage } from "./http/buildWebPage.js";
import { claimPort } from "./http/claimPort.js";
import type { HttpServer } from "./http/listen.js";
import { serveGraph } from "./http/serveGraph.js";
import { openLog } from "./openLog.js";
import { linkedLine, tellProgress } from "./progress.js";
import { openSession, type Session } from "./session.js";

/** Milliseconds that running requests may go on after the process is asked to stop. */
const grace = 1500;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function greet(address: string): void {
  const query = `{ institution(by: {id: \\"zhejiang-lab\\"}) { name partners { nodes { name } } } }`;
  say(`\nResearch Atlas is ready: ${address}/`);
  say("Open it in a browser for the studio, or try:\n");
  say(`  curl -s ${address}/graphql -H 'content-type: application/json' -d '{"query": "${query}"}'\n`);
  say("Ctrl-C stops it.");
}

async function fillWhenEmpty({ database }: Session, config: Config): Promise<void> {
  const filling = await fillingOf(database);
  if (filling === "OWN") say("The graph holds what was imported, without the shipped data: npx atlas seed loads that too");
  if (filling !== "OPEN") return;
  say("Loading the seeds into the graph");
  const progress = tellProgress(process.stdout);
  try {
    const reports = await fillGraph({ config, database, report: progress.report });
    progress.end();
    for (const line of reports.map(linkedLine)) if (line) say(line);
  } finally {
    progress.end();
  }
}

/** Everything that runs, so that it can be stopped in the reverse order from wherever the start has come to. */
class Running {
  server: HttpServer | null = null;
  session: Session | null = null;
  #stopping: Promise<void> | null = null;

  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    await this.server?.stop(grace);
    await this.session?.close();
  }
}

async function start(running: Running): Promise<void> {
  keepServerHeapFrugal();
  const config = readConfig(process.env, resolve(import.meta.dirname, ".."));
  await claimPort(config.host, config.port);
  const log = openLog(config.logLevel, process.stdout);
  const web = buildWebPage(config.root);
  // Awaited further down; a start that fails before that tells of its own failure only.
  web.catch(() => undefined);
  running.session = await openSession(config, say);
  if (await web) say("Built the web page");
  await fillWhenEmpty(running.session, config);
  running.server = await serveGraph({ config, database: running.session.database, catalogue: researchGraph, log });
  greet(running.server.address);
}

function fail(error: unknown): void {
  const text = error instanceof AtlasError ? `${error.code}: ${error.message}` : (error as Error).stack;
  process.stderr.write(`${text}\n`);
}

const running = new Running();
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // A second signal does not wait for running requests; the local Neo4j ends by itself once nobody uses it.
    if (interrupted) process.exit(130);
    interrupted = true;
    say("\nStopping; running requests may take up to 2 s to end");
    running.stop().then(
      () => process.exit(0),
      (error) => {
        fail(error);
        process.exit(1);
      },
    );
  });
}
start(running).catch(async (error) => {
  if (interrupted) return;
  fail(error);
  await running.stop().catch(() => undefined);
  // What else was begun, such as the building of the web page, need not be waited for.
  process.exit(1);
});
