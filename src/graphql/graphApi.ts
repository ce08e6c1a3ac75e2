import type { ApolloServer, ApolloServerPlugin } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Database } from "../database/database.js";
import { createApollo } from "./apollo.js";
import { compilingExecutor } from "./compilingExecutor.js";
import { explaining, pricing } from "./execution/prices/pricing.js";
import { type GraphContext, RequestWork } from "./execution/requestWork.js";
import { attachResolvers } from "./execution/resolvers.js";
import type { RequestContext } from "./requestContext.js";
import { buildSchema } from "./schema/buildSchema.js";

export interface GraphApiOptions {
  readonly catalogue: Catalogue;
  readonly database: Database;
  /** Price above which a query is refused. */
  readonly maximumPrice: number;
  /** Milliseconds of a query. */
  readonly timeout: number;
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
  readonly log: Logger;
}

/** The GraphQL API of a graph. */
export interface GraphApi {
  readonly schema: GraphQLSchema;
  /** Whoever made the API calls its `stop`. */
  readonly apollo: ApolloServer<RequestContext>;
  /** What one request needs. */
  readonly createContext: (request: Pick<RequestContext, "requestId" | "signal" | "explain">) => GraphContext;
}

/** Makes the GraphQL API of a graph from its catalogue, with its limits. */
export async function createGraphApi({
  catalogue,
  database,
  maximumPrice,
  timeout,
  plugins = [],
  log,
}: GraphApiOptions): Promise<GraphApi> {
  const schema = attachResolvers(buildSchema(catalogue), catalogue);
  const apollo = await createApollo({
    schema,
    executor: compilingExecutor(schema),
    plugins: [pricing(maximumPrice), explaining, ...plugins],
    log,
  });
  const createContext: GraphApi["createContext"] = ({ requestId, signal, explain }) => {
    const work = new RequestWork(catalogue, schema, { database, explain, signal, timeout });
    return { requestId, signal, explain, extensions: {}, work };
  };
  return { schema, apollo, createContext };
}
