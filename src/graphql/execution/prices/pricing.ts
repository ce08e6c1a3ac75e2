import type { ApolloServerPlugin } from "@apollo/server";
import { type FragmentDefinitionNode, Kind } from "graphql";
import { AtlasError } from "../../../errors.js";
import type { RequestContext } from "../../requestContext.js";
import type { GraphContext } from "../requestWork.js";
import { priceOf } from "./price.js";

/** Prices every operation before it runs, tells the price as `extensions.cost` and refuses what costs more than `maximum`. */
export const pricing = (maximum: number): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request, contextValue, schema }) => {
      const fragments = Object.fromEntries(
        document.definitions
          .filter((it): it is FragmentDefinitionNode => it.kind === Kind.FRAGMENT_DEFINITION)
          .map((it) => [it.name.value, it]),
      );
      if (!operation) return;
      const { catalogue } = (contextValue as GraphContext).work;
      const price = priceOf({ schema, catalogue, operation, fragments, variables: request.variables ?? {} });
      if (price === null) return;
      contextValue.extensions["cost"] = { price, maximum };
      if (price > maximum)
        throw new AtlasError(
          "QUERY_TOO_EXPENSIVE",
          `The query may touch ${price} entities, at most ${maximum} are allowed. Ask for smaller pages or fewer levels: the price is the product of page sizes along the query.`,
        );
    },
  }),
});

/** Tells in `extensions.explain` which statements ran, for requests that ask. */
export const explaining: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    executionDidStart: async ({ contextValue }) => ({
      executionDidEnd: async () => {
        if (contextValue.explain === "off") return;
        const { reads, scheduler } = (contextValue as GraphContext).work;
        contextValue.extensions["explain"] = { roundTrips: scheduler.rounds, statements: reads.statements };
      },
    }),
  }),
};
