import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Config } from "../config.js";
import type { Database } from "../database/database.js";
import { AtlasError } from "../errors.js";
import { createGraphApi } from "../graphql/graphApi.js";
import type { Explain } from "../graphql/requestContext.js";
import { AllowedDocuments } from "../queries/allowedDocuments.js";
import { QueryLibrary } from "../queries/queryLibrary.js";
import { operationsOf, shippedQueries } from "../queries/shippedQueries.js";
import { withCors } from "./cors.js";
import type { Exchange } from "./exchange.js";
import { exportRoute } from "./exportRoute.js";
import { type HttpServer, listen } from "./listen.js";
import { createMetrics } from "./metrics.js";
import { withNamedDocument } from "./namedDocument.js";
import { entityRoute } from "./pages/entityRoute.js";
import { embedPage } from "./queries/embedPage.js";
import { QueryAnswers } from "./queries/queryAnswers.js";
import { QueryEvents } from "./queries/queryEvents.js";
import { queryRoutes } from "./queries/queryRoutes.js";
import { RunningRequests } from "./runningRequests.js";

export interface ServeOptions {
  readonly config: Config;
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly log: Logger;
}

function explainOf({ request }: Exchange, allowed: boolean): Explain {
  const asked = request.headers["x-explain"];
  if (!allowed || asked === undefined) return "off";
  return asked === "profile" ? "profile" : asked === "true" ? "statements" : "off";
}

/** This program and its version. */
async function programOf(root: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return `${name} ${version}`;
}

/** Milliseconds in which a database that is ready answers. */
const patience = 2_000;

async function notReady(database: Database): Promise<readonly string[]> {
  try {
    await database.revision({ timeout: patience });
    return [];
  } catch (error) {
    const code = error instanceof AtlasError ? error.code : "INTERNAL";
    if (code === "TIMEOUT") return [`Neo4j did not answer within ${patience / 1000} s.`];
    if (code === "DATABASE_UNAVAILABLE") return [(error as Error).message];
    throw error;
  }
}

/** Serves a graph: its GraphQL API, exports, the studio, health and metrics. Throws `PORT_IN_USE`. */
export async function serveGraph({ config, database, catalogue, log }: ServeOptions): Promise<HttpServer> {
  const metrics = createMetrics();
  const { maximumPrice, timeout, maximumBody } = config;
  const api = await createGraphApi({ catalogue, database, maximumPrice, timeout, plugins: [metrics.plugin], log });
  const { apollo } = api;
  const { onlySaved, corsOrigins, cacheBytes, frameAncestors, token, host } = config;
  const webFolder = join(config.root, ".build", "web");
  const library = new QueryLibrary(database, api.schema, await shippedQueries(operationsOf(config.root)));
  const allowed = onlySaved ? await AllowedDocuments.of({ library, schema: api.schema, catalogue, root: config.root }) : null;
  const program = await programOf(config.root);
  const running = new RunningRequests();
  const { ending } = running;
  const answers = new QueryAnswers({ catalogue, database, api, library, cacheBytes, program, ending });
  const events = new QueryEvents(answers);
  const queries = queryRoutes({
    library,
    answers,
    events,
    writing: { token, host },
    page: embedPage(webFolder, frameAncestors),
    maximumBody,
  });
  const server = await listen({
    host: config.host,
    port: config.port,
    maximumBody,
    apollo,
    createContext: (exchange) => {
      const { requestId, signal } = exchange;
      return api.createContext({ requestId, signal, explain: explainOf(exchange, config.explain) });
    },
    routes: [
      ...queries.map((it) => withCors(it, corsOrigins)),
      entityRoute({ catalogue, database, api, revision: () => answers.revision(), program, anyQuery: !onlySaved }),
      exportRoute({ catalogue, database, api, library, allowed, maximumBody }),
    ],
    withDocument: (request) => withNamedDocument(request, library, allowed),
    corsOrigins,
    ready: () => notReady(database),
    webFolder,
    metrics,
    log,
    running,
  });
  return {
    address: server.address,
    stop: async (grace) => {
      events.close();
      await server.stop(grace);
      await apollo.stop();
    },
  };
}
