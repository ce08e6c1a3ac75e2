import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { answerExtensions } from "./answerExtensions.js";
import { errorMask } from "./errorMask.js";
import { type Limits, limitRule, standardLimits, variableLimit } from "./limits.js";
import type { RequestContext } from "./requestContext.js";
import { statusByMediaType } from "./statusByMediaType.js";

type Gateway = ApolloServerOptionsWithGateway<RequestContext>["gateway"];

/** Runs a validated document in place of graphql-js. */
export type Executor = NonNullable<Awaited<ReturnType<Gateway["load"]>>["executor"]>;

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  /** Without it graphql-js executes. */
  readonly executor?: Executor;
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
  readonly limits?: Limits;
  readonly log: Logger;
}

function gateway(schema: GraphQLSchema, executor: Executor): Gateway {
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    stop: async () => {},
  };
}

/** The GraphQL server for a schema, started: it limits, runs and masks. Whoever made it calls its `stop`. */
export async function createApollo(options: ApolloOptions): Promise<ApolloServer<RequestContext>> {
  const { schema, executor, plugins = [], limits = standardLimits, log } = options;
  const mask = errorMask(log);
  const apollo = new ApolloServer<RequestContext>({
    ...(executor ? { gateway: gateway(schema, executor) } : { schema }),
    // Apollo switches introspection off and stack traces on by NODE_ENV; neither may depend on it.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [limitRule(limits)],
    formatError: mask.formatError,
    logger: log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      mask.plugin,
      variableLimit(limits),
      statusByMediaType,
      answerExtensions,
      ...plugins,
    ],
  });
  await apollo.start();
  return apollo;
}
