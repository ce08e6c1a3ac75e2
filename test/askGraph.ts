import { type ExecutionResult, type GraphQLSchema, graphql } from "graphql";
import type { Catalogue } from "../src/catalogue/catalogue.js";
import type { Database } from "../src/database/database.js";
import type { ExplainedStatement } from "../src/graphql/execution/requestReads.js";
import { type GraphContext, RequestWork } from "../src/graphql/execution/requestWork.js";
import { attachResolvers } from "../src/graphql/execution/resolvers.js";
import type { Explain } from "../src/graphql/requestContext.js";
import { buildSchema } from "../src/graphql/schema/buildSchema.js";

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the query's
  readonly data: any;
  readonly errors: ExecutionResult["errors"];
  readonly rounds: number;
  readonly statements: readonly ExplainedStatement[];
}

export type Ask = (query: string, variables?: Readonly<Record<string, unknown>>, explain?: Explain) => Promise<Answer>;

export const executableSchema = (catalogue: Catalogue): GraphQLSchema => attachResolvers(buildSchema(catalogue), catalogue);

/** Asks a graph without HTTP and Apollo around it. */
export function askGraph(database: Database, catalogue: Catalogue): Ask {
  const schema = executableSchema(catalogue);
  return async (source, variables, explain = "statements") => {
    const signal = new AbortController().signal;
    const work = new RequestWork(catalogue, schema, { database, explain, signal, timeout: 60_000 });
    const contextValue: GraphContext = { requestId: "test", signal, explain, extensions: {}, work };
    const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
    return { data, errors, rounds: work.scheduler.rounds, statements: work.reads.statements };
  };
}
