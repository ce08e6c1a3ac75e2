import { pino } from "pino";
import { type Config, readConfig } from "../../src/config.js";
import type { Database } from "../../src/database/database.js";
import { prepareGraph } from "../../src/database/prepareGraph.js";
import type { HttpServer } from "../../src/http/listen.js";
import { serveGraph } from "../../src/http/serveGraph.js";
import { plantGraph } from "../toy/plantGraph.js";
import { toyGraph } from "../toy/toyGraph.js";

export interface HttpAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the query's
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  // biome-ignore lint/suspicious/noExplicitAny: so is what stands beside it
  readonly extensions?: any;
}

/** The toy graph behind HTTP; its log is kept. */
export interface ServedGraph extends HttpServer {
  readonly log: readonly Record<string, unknown>[];
  readonly ask: (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => Promise<HttpAnswer>;
}

const people = ["Ada", "Ben", "Cleo", "Dan"].map((name, at) => ({
  kind: "Person",
  id: name.toLowerCase(),
  name,
  born: `190${at}`,
  height: 150 + at,
  ...(name === "Ada" ? { orcid: "0000-0002-1825-0097", wealth: { amount: "10.50", currency: "CNY" } } : {}),
}));

/** Four people who play in one team. */
export async function plantPeople(database: Database): Promise<void> {
  await prepareGraph(database, toyGraph);
  await plantGraph(database, toyGraph, {
    entities: [...people, { kind: "Team", id: "reds", name: "Reds", code: "r" }],
    relationships: people.map(({ id }) => ({ type: "PLAYS_IN", id: `${id}|reds`, from: id, to: "reds" })),
  });
}

async function ask(address: string, ...[query, variables, headers]: Parameters<ServedGraph["ask"]>): Promise<HttpAnswer> {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<HttpAnswer, "status">) };
}

/** Serves whatever toy graph a database holds, on a free port. */
export async function servePeople(database: Database, settings: Partial<Config> = {}): Promise<ServedGraph> {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const config = { ...readConfig({ PORT: "0" }, process.cwd()), ...settings };
  const server = await serveGraph({ config, database, catalogue: toyGraph, log });
  return { ...server, log: lines, ask: (...question) => ask(server.address, ...question) };
}
