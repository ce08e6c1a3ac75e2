import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, graphql, parse, print, validate } from "graphql";
import type { Catalogue } from "../src/catalogue/catalogue.js";
import type { Database } from "../src/database/database.js";
import { type CompiledOperation, compileOperation, compilingSchema } from "../src/graphql/compiledOperation.js";
import type { ExplainedStatement } from "../src/graphql/execution/requestReads.js";
import { type GraphContext, RequestWork } from "../src/graphql/execution/requestWork.js";
import { attachResolvers } from "../src/graphql/execution/resolvers.js";
import type { Explain } from "../src/graphql/requestContext.js";
import { buildSchema } from "../src/graphql/schema/buildSchema.js";

// biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is the query's
export interface Answer<Data = any> {
  readonly data: Data;
  readonly errors: ExecutionResult["errors"];
  readonly rounds: number;
  readonly statements: readonly ExplainedStatement[];
}

/** Asks a query written in the test, or a shipped operation, whose answer then has its type. */
export interface Ask {
  (query: string, variables?: Readonly<Record<string, unknown>>, explain?: Explain): Promise<Answer>;
  <Data, Variables>(operation: TypedDocumentNode<Data, Variables>, variables?: Variables): Promise<Answer<Data>>;
}

export const executableSchema = (catalogue: Catalogue): GraphQLSchema => attachResolvers(buildSchema(catalogue), catalogue);

/** The compiled operations of valid texts; null for others, which graphql-js tells the faults of. */
function compiledOperations(schema: GraphQLSchema): (source: string) => CompiledOperation | null {
  const compiling = compilingSchema(schema);
  const known = new Map<string, CompiledOperation | null>();
  const compiled = (source: string) => {
    const document = parse(source);
    return validate(schema, document).length > 0 ? null : compileOperation(schema, compiling, document);
  };
  return (source) => {
    if (!known.has(source)) known.set(source, compiled(source));
    return known.get(source)!;
  };
}

/** Asks a graph without HTTP and Apollo around it, by the compiled operation as it is run from the second time on. */
export function askGraph(database: Database, catalogue: Catalogue): Ask {
  const schema = executableSchema(catalogue);
  const operations = compiledOperations(schema);
  return async (query: string | DocumentNode, variables?: unknown, explain: Explain = "statements") => {
    const signal = new AbortController().signal;
    const work = new RequestWork(catalogue, schema, { database, explain, signal, timeout: 60_000 });
    const contextValue: GraphContext = { requestId: "test", signal, explain, extensions: {}, work };
    const source = typeof query === "string" ? query : print(query);
    const variableValues = variables as Record<string, unknown> | undefined;
    const run = operations(source);
    const { data, errors } = await (run
      ? run(contextValue, variableValues ?? {})
      : graphql({ schema, source, variableValues, contextValue }));
    // The overloads tell the type that the query gives it.
    return { data: data as never, errors, rounds: work.scheduler.rounds, statements: work.reads.statements };
  };
}
