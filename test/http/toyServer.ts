import { join } from "node:path";
import { buildSchema, GraphQLError, type GraphQLSchema } from "graphql";
import { type Logger, pino } from "pino";
import { AtlasError } from "../../src/errors.js";
import { createApollo } from "../../src/graphql/apollo.js";
import type { RequestContext } from "../../src/graphql/requestContext.js";
import { type HttpOptions, type HttpServer, listen } from "../../src/http/listen.js";
import { createMetrics } from "../../src/http/metrics.js";

/** A server on a schema of a few fields, each of which behaves in one way; its log is kept. */
export interface ToyServer extends HttpServer {
  readonly log: readonly Record<string, unknown>[];
  readonly ask: (query: string, variables?: Record<string, unknown>) => Promise<ToyAnswer>;
}

export interface ToyAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: unknown;
  readonly extensions?: unknown;
  readonly errors?: { message: string; path?: unknown; extensions: { code: string } }[];
}

const toyText = /* GraphQL */ `
  type Query {
    graph: Graph!
    number(from: Int!): Int!
    large: [String!]!
    secret: String
    damaged: String
    notFound: String
    slow(milliseconds: Int!): String
    deaf: String
  }
  type Mutation { write: Boolean! }
  input Tree { below: Tree }
  type Graph { revision: String!  again: Graph!  tree(where: Tree): Int }
`;

const wait = (milliseconds: number, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve("done"), milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** A schema whose fields each behave in one way. */
export function toySchema(): GraphQLSchema {
  const schema = buildSchema(toyText);
  const graph = { revision: "r1", tree: 1, again: () => graph };
  const resolvers: Record<string, (root: unknown, args: never, context: RequestContext) => unknown> = {
    graph: () => graph,
    number: (_, { from }: { from: number }, context) => {
      context.extensions["cost"] = from;
      return from;
    },
    large: () => Array.from({ length: 1000 }, (_, i) => `之江实验室 ${i}`),
    secret: () => {
      throw new Error("the password is hunter2");
    },
    damaged: () => {
      throw new GraphQLError("column hunter3 is damaged");
    },
    notFound: () => {
      throw new AtlasError("NOT_FOUND", "There is no entity with the id nowhere.");
    },
    slow: (_, { milliseconds }: { milliseconds: number }, { signal }) => wait(milliseconds, signal),
    // Never looks at the signal.
    deaf: () => new Promise((resolve) => setTimeout(resolve, 1500).unref()),
  };
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) fields[name]!.resolve = resolve as never;
  schema.getMutationType()!.getFields()["write"]!.resolve = () => true;
  return schema;
}

async function ask(address: string, query: string, variables?: Record<string, unknown>): Promise<ToyAnswer> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Pick<ToyAnswer, "data" | "errors" | "extensions">;
  return { status: response.status, headers: response.headers, ...body };
}

/** Starts a toy server on a free port. */
export async function startToyServer(options: Partial<HttpOptions> = {}, schema = toySchema()): Promise<ToyServer> {
  const lines: Record<string, unknown>[] = [];
  const log: Logger = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const metrics = createMetrics();
  const apollo = await createApollo({ schema, plugins: [metrics.plugin], log });
  const server = await listen({
    host: "127.0.0.1",
    port: 0,
    maximumBody: 1_000_000,
    apollo,
    createContext: ({ requestId, signal }) => ({ requestId, signal, explain: "off", extensions: {} }),
    ready: async () => [],
    webFolder: join(process.cwd(), ".build/web"),
    metrics,
    log,
    ...options,
  });
  const stop = async (grace: number): Promise<void> => {
    await server.stop(grace);
    await apollo.stop();
  };
  return { address: server.address, stop, log: lines, ask: (query, variables) => ask(server.address, query, variables) };
}
