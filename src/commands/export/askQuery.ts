import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { pino } from "pino";
import type { Config } from "../../config.js";
import type { Database } from "../../database/database.js";
import { AtlasError } from "../../errors.js";
import { type ExportedAnswer, exportAnswer } from "../../export/answer/exportAnswer.js";
import { researchGraph } from "../../graph/researchGraph.js";
import { executeAlone } from "../../graphql/executeAlone.js";
import { createGraphApi } from "../../graphql/graphApi.js";
import { operationsOf, shippedQueryOf } from "../../queries/shippedQueries.js";

/** Which query is asked. */
export interface QueryChoice {
  readonly query?: string;
  readonly operation?: string;
  readonly variables?: string;
  readonly out?: string;
}

interface FoundQuery {
  readonly name: string;
  readonly query: string;
  /** Those that its file gives it. */
  readonly variables: Readonly<Record<string, unknown>>;
}

async function findQuery(given: string, root: string): Promise<FoundQuery> {
  if (!/[/\\]|\.graphql$/.test(given)) {
    const { id, document, variables } = await shippedQueryOf(operationsOf(root), given);
    return { name: id, query: document, variables };
  }
  try {
    return { name: basename(given, ".graphql"), query: await readFile(given, "utf8"), variables: {} };
  } catch (error) {
    throw new AtlasError("BAD_USER_INPUT", `--query: ${given} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function readVariables(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AtlasError("BAD_USER_INPUT", `--variables: expected a JSON object, got what is no JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AtlasError("BAD_USER_INPUT", `--variables: expected a JSON object, got ${text.slice(0, 80)}`);
}

/** A table is called as its file is, so that what describes it names it rightly. */
const nameOf = (out: string | undefined): string | null => (out && /\.(csv|jsonl)$/.test(out) ? basename(out).replace(/\.\w+$/, "") : null);

/** Asks a query as the server would, with the same limits. */
export async function askQuery(database: Database, config: Config, choice: QueryChoice): Promise<ExportedAnswer> {
  const { name, query, variables: given } = await findQuery(choice.query!, config.root);
  const variables = { ...given, ...readVariables(choice.variables) };
  const { maximumPrice, timeout, logLevel } = config;
  const log = pino({ level: logLevel }, pino.destination(2));
  const api = await createGraphApi({ catalogue: researchGraph, database, maximumPrice, timeout, log });
  const { signal } = new AbortController();
  const execute = executeAlone(api.apollo, () => api.createContext({ requestId: "export", signal, explain: "off" }));
  const { schema } = api;
  const asked = {
    catalogue: researchGraph,
    database,
    schema,
    query,
    variables,
    execute,
    name: nameOf(choice.out) ?? name,
    operationName: choice.operation,
  };
  return exportAnswer(asked);
}
